package io.github.archcheck.verdict;

import io.github.archcheck.platform.DataTable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which package of a Linux distribution has a library. Data, in {@code system-packages.csv}. */
final class SystemPackages {
    private SystemPackages() {}

    /** Debian's; empty when the table does not know the library. */
    static Optional<String> debian(String soname) {
        return Optional.ofNullable(Table.ROWS.get(soname));
    }

    /** Read once, when the first fix is asked for; a clean scan never pays for it. */
    private static final class Table {
        static final Map<String, String> ROWS = read();
    }

    private static Map<String, String> read() {
        return DataTable.rows(SystemPackages.class, "system-packages.csv").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.get(0), row -> row.get(1)));
    }
}
