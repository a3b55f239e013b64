package io.github.archcheck.inventory.walk;

import java.nio.file.Path;
import java.util.List;

/**
 * A regular file worth looking into.
 *
 * @param path relative to the root with {@code /} between names; absolute when it lies outside
 * @param file the same, to open
 * @param otherNames further names of the same file, by links of either kind, sorted
 */
public record Found(String path, Path file, List<String> otherNames) {
    public Found {
        otherNames = List.copyOf(otherNames);
    }
}
