package io.github.archcheck.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Facts that are data: a file in the jar with one row a line, in which {@code #} begins a comment line. */
public final class DataTable {
    private DataTable() {}

    /**
     * The lines that are neither comments nor blank, in file order.
     *
     * @param user of the package that the file lies in
     */
    public static List<String> lines(Class<?> user, String name) {
        try (InputStream in = user.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, name), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, split at commas; none is part of a field, and a field at the end may be empty. */
    public static List<List<String>> rows(Class<?> user, String name) {
        return lines(user, name).stream()
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }
}
