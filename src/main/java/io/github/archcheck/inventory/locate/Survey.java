package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Note;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an environment's Python.
 *
 * @param interpreter empty when nothing is known, not even a version
 * @param name what its library directories are called
 * @param base the prefix of the installation: of the base interpreter for a virtual environment; empty when it was not
 *     found
 */
record Survey(Optional<Interpreter> interpreter, PythonName name, Optional<Path> base, List<Note> notes) {
    Survey {
        notes = List.copyOf(notes);
    }

    /** The notes, whose paths are relative to the prefix, for somebody who looks from another directory. */
    List<Note> notesSeenFrom(Path prefix, Path root) {
        return notes.stream()
                .map(n -> new Note(
                        n.kind(),
                        Directories.shown(root, prefix.resolve(n.path()).normalize()),
                        n.message()))
                .toList();
    }

    /** Where the base installation keeps its standard library: {@code lib/python3.11}, {@code Lib}. */
    List<Path> standardLibraries() {
        return base.map(prefix -> Prefixes.standardLibraries(prefix, name)).orElse(List.of());
    }
}
