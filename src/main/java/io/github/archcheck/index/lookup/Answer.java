package io.github.archcheck.index.lookup;

import io.github.archcheck.index.IndexFile;
import java.util.List;
import java.util.Optional;

/**
 * What one place says of a project.
 *
 * @param trouble why it says nothing
 */
record Answer(boolean found, List<IndexFile> files, Optional<String> trouble, List<String> notices) {
    static final Answer NOTHING = new Answer(false, List.of(), Optional.empty(), List.of());

    Answer {
        files = List.copyOf(files);
        notices = List.copyOf(notices);
    }

    static Answer trouble(String words) {
        return new Answer(false, List.of(), Optional.of(words), List.of());
    }
}
