package io.github.archcheck.verdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which package of a Linux distribution has a library. Data, in {@code system-packages.csv}. */
final class SystemPackages {
    private SystemPackages() {}

    /** Debian's; empty when the table does not know the library. */
    static Optional<String> debian(String soname) {
        return Optional.ofNullable(Table.ROWS.get(soname));
    }

    /** Read once, when the first fix is asked for; a clean scan never pays for it. */
    private static final class Table {
        static final Map<String, String> ROWS = Map.copyOf(read());
    }

    private static Map<String, String> read() {
        try (InputStream in = SystemPackages.class.getResourceAsStream("system-packages.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(in, "system-packages.csv"), StandardCharsets.UTF_8))) {
            Map<String, String> rows = new HashMap<>();
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int comma = line.indexOf(',');
                rows.put(line.substring(0, comma), line.substring(comma + 1));
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
