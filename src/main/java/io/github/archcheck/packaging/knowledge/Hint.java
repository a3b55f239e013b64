package io.github.archcheck.packaging.knowledge;

import java.util.List;

/**
 * Something worth knowing before or after an installation that did not work.
 *
 * @param words a sentence without a final full stop; it begins with {@code probably} when it is not certain
 * @param requirements what to ask an installer for instead, all of them together, such as {@code tensorflow>=2.13}; empty when
 *     no requirement helps
 * @param uninstallFirst whether the old distribution must be gone before: of an empty wheel and the one that has its code, an
 *     installer installs the latter first, and then removes its files with those of the old distribution
 * @param source {@code index}, or the thread that tells of it
 */
public record Hint(
        Situation situation,
        String words,
        List<String> requirements,
        boolean uninstallFirst,
        Certainty certainty,
        String source) {
    public Hint {
        requirements = List.copyOf(requirements);
    }
}
