package io.github.archcheck.inventory.locate;

import io.github.archcheck.inspect.Inspection;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The program that is the interpreter.
 *
 * @param named as the environment names it
 * @param resolved after links; empty when they lead nowhere
 * @param real the file whose slices count: that of a framework's application when {@code resolved} only starts it
 * @param inspection of {@code real}
 */
record Executable(Path named, Optional<Path> resolved, Optional<Path> real, Optional<Inspection> inspection) {
    /** Named, and nowhere to be found. */
    static Executable missing(Path named) {
        return new Executable(named, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
