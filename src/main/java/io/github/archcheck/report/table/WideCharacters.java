package io.github.archcheck.report.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/** Characters that take two columns; read only where a text has one that might. */
final class WideCharacters {
    /** First to last of each range. */
    private static final NavigableMap<Integer, Integer> RANGES = read();

    private WideCharacters() {}

    static boolean contains(int c) {
        Map.Entry<Integer, Integer> range = RANGES.floorEntry(c);
        return range != null && c <= range.getValue();
    }

    private static NavigableMap<Integer, Integer> read() {
        NavigableMap<Integer, Integer> ranges = new TreeMap<>();
        try (InputStream in = Objects.requireNonNull(WideCharacters.class.getResourceAsStream("wide.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int blank = line.indexOf(' ');
                ranges.put(
                        Integer.parseInt(line.substring(0, blank), 16),
                        Integer.parseInt(line.substring(blank + 1), 16));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ranges;
    }
}
