package io.github.archcheck.verdict.imports;

import io.github.archcheck.platform.DataTable;
import java.util.Set;

/** Names of the top-level modules of the standard library, of all versions; data, in {@code standard-library.txt}. */
final class StandardLibrary {
    private static final Set<String> NAMES = Set.copyOf(DataTable.lines(StandardLibrary.class, "standard-library.txt"));

    private StandardLibrary() {}

    static boolean contains(String module) {
        return NAMES.contains(module);
    }
}
