package io.github.archcheck.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Says what lies below a path, a line for each: {@code /a/}, {@code /a/b: content}, {@code /c -> a/b}. */
public final class Listing {
    private Listing() {}

    public static List<String> of(Path root) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(path -> !path.equals(root))
                    .map(Listing::line)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return path + " -> " + Files.readSymbolicLink(path);
            }
            if (Files.isDirectory(path)) {
                return path + "/";
            }
            return Files.isRegularFile(path) ? path + ": " + content(path) : path + " (special)";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }
}
