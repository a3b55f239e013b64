package io.github.archcheck.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything found in one environment.
 *
 * @param artifacts sorted by path
 * @param distributions sorted by normalised name, then version; with and without native files
 * @param unreadable sorted by path
 * @param notes of the environment and of the walk, sorted by path
 * @param files how many regular files were met
 * @param alterations sorted by path; what was looked for is the taker's choice
 * @param shells in the order of the distributions
 */
public record Inventory(
        Environment environment,
        List<Artifact> artifacts,
        List<Distribution> distributions,
        List<UnreadablePath> unreadable,
        List<Note> notes,
        long files,
        List<Alteration> alterations,
        List<Shell> shells) {
    public Inventory {
        artifacts = List.copyOf(artifacts);
        distributions = List.copyOf(distributions);
        unreadable = List.copyOf(unreadable);
        notes = List.copyOf(notes);
        alterations = List.copyOf(alterations);
        shells = List.copyOf(shells);
    }

    /** The same with more notes. */
    public Inventory noting(List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Inventory(environment, artifacts, distributions, unreadable, all, files, alterations, shells);
    }

    /** Without shells. */
    public Inventory(
            Environment environment,
            List<Artifact> artifacts,
            List<Distribution> distributions,
            List<UnreadablePath> unreadable,
            List<Note> notes,
            long files,
            List<Alteration> alterations) {
        this(environment, artifacts, distributions, unreadable, notes, files, alterations, List.of());
    }

    /** Without alterations. */
    public Inventory(
            Environment environment,
            List<Artifact> artifacts,
            List<Distribution> distributions,
            List<UnreadablePath> unreadable,
            List<Note> notes,
            long files) {
        this(environment, artifacts, distributions, unreadable, notes, files, List.of(), List.of());
    }

    /**
     * A distribution that was built for one machine and holds nothing but metadata: it works through others.
     *
     * @param requirements its {@code Requires-Dist} lines
     */
    public record Shell(Distribution distribution, List<String> requirements) {
        public Shell {
            requirements = List.copyOf(requirements);
        }
    }

    /**
     * A file or directory that should have been judged and could not be read.
     *
     * @param path as in {@link Artifact#path}
     * @param reason in plain words, such as {@code permission denied}
     */
    public record UnreadablePath(String path, String reason) {}
}
