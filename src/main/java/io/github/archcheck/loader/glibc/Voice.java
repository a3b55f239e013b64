package io.github.archcheck.loader.glibc;

import java.util.Optional;

/**
 * Who shows glibc's words, and what is put before them.
 *
 * @param program the path of a program that is started; empty for a file that is opened, whose message an import or ctypes
 *     shows as it is
 */
record Voice(Optional<String> program) {
    /** Of what goes wrong until all is mapped. */
    String mapping(String text) {
        return program.map(path -> path + ": error while loading shared libraries: " + text)
                .orElse(text);
    }

    /** Of versions, and of what is checked with them. */
    String version(String text) {
        return program.map(path -> path + ": " + text).orElse(text);
    }

    /** Of symbols. */
    String symbol(String text) {
        return program.map(path -> path + ": symbol lookup error: " + text).orElse(text);
    }

    boolean isProgram() {
        return program.isPresent();
    }
}
