package io.github.archcheck.index;

import java.util.List;

/**
 * What the indexes say of a project.
 *
 * @param found whether some index knows the name
 * @param files of all indexes that count; empty when it is not found, and when it is quarantined
 * @param troubles why the answer may not be whole, in words, such as {@code 401 from the index HOST: it wants credentials};
 *     then nothing may be concluded from what is absent. Secrets are never in it
 * @param notices such as {@code archived}, and files passed over because their names say nothing
 */
public record Project(boolean found, List<IndexFile> files, List<String> troubles, List<String> notices) {
    public Project {
        files = List.copyOf(files);
        troubles = List.copyOf(troubles);
        notices = List.copyOf(notices);
    }
}
