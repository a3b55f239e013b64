package io.github.archcheck.cli;

import io.github.archcheck.index.ProjectSource;
import java.util.Optional;

/** The indexes that may be asked. */
final class Indexing {
    private Indexing() {}

    static Optional<ProjectSource> of(Session session, PreinstallOptions install) {
        return Optional.empty();
    }
}
