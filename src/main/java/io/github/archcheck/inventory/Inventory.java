package io.github.archcheck.inventory;

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
 */
public record Inventory(
        Environment environment,
        List<Artifact> artifacts,
        List<Distribution> distributions,
        List<UnreadablePath> unreadable,
        List<Note> notes,
        long files,
        List<Alteration> alterations) {
    public Inventory {
        artifacts = List.copyOf(artifacts);
        distributions = List.copyOf(distributions);
        unreadable = List.copyOf(unreadable);
        notes = List.copyOf(notes);
        alterations = List.copyOf(alterations);
    }

    /** Without alterations. */
    public Inventory(
            Environment environment,
            List<Artifact> artifacts,
            List<Distribution> distributions,
            List<UnreadablePath> unreadable,
            List<Note> notes,
            long files) {
        this(environment, artifacts, distributions, unreadable, notes, files, List.of());
    }

    /**
     * A file or directory that should have been judged and could not be read.
     *
     * @param path as in {@link Artifact#path}
     * @param reason in plain words, such as {@code permission denied}
     */
    public record UnreadablePath(String path, String reason) {}
}
