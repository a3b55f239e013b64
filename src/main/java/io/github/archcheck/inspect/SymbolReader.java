package io.github.archcheck.inspect;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.Symbols;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the names that bind an image to others; apart from headers, because it costs far more. */
public final class SymbolReader {
    private SymbolReader() {}

    /**
     * @param binary as inspected
     * @param image index into its images
     * @return empty when the tables are damaged, too large, of a format without any, or cannot be read
     */
    public static Optional<Symbols> read(Path file, Binary binary, int image) {
        return Optional.empty();
    }
}
