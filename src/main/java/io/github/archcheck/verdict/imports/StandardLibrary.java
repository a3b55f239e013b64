package io.github.archcheck.verdict.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Names of the top-level modules of the standard library, of all versions; data, in {@code standard-library.txt}. */
final class StandardLibrary {
    private static final Set<String> NAMES = read();

    private StandardLibrary() {}

    static boolean contains(String module) {
        return NAMES.contains(module);
    }

    private static Set<String> read() {
        try (InputStream in =
                        Objects.requireNonNull(StandardLibrary.class.getResourceAsStream("standard-library.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
