package io.github.archcheck.loader.musl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What musl exports, for targets whose own is not at hand. Data, in {@code exports.txt}. */
final class MuslExports {
    static final MuslExports BUILT_IN = new MuslExports();

    private final Set<String> names;

    private MuslExports() {
        try (InputStream in = MuslExports.class.getResourceAsStream("exports.txt");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, "exports.txt"), StandardCharsets.UTF_8))) {
            names = lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
