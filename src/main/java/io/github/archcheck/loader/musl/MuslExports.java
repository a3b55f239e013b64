package io.github.archcheck.loader.musl;

import io.github.archcheck.platform.DataTable;
import java.util.Set;

/** What musl exports, for targets whose own is not at hand. Data, in {@code exports.txt}. */
final class MuslExports {
    static final MuslExports BUILT_IN = new MuslExports();

    private final Set<String> names;

    private MuslExports() {
        names = Set.copyOf(DataTable.lines(MuslExports.class, "exports.txt"));
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
