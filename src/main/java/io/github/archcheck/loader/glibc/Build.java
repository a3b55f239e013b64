package io.github.archcheck.loader.glibc;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.DataTable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What glibc was built with for one architecture; the data is {@code architectures.csv}.
 *
 * @param multiarch the directory of Debian and its descendants below {@code /lib}
 * @param libDirectory what {@code $LIB} stands for on all others
 * @param cacheFlags the flags of its libraries in {@code /etc/ld.so.cache}
 * @param executableStack whether a file without PT_GNU_STACK asks for an executable stack
 * @param largestPage of its kernels, in bytes
 * @param subdirectories names below {@code glibc-hwcaps}, best first
 */
record Build(
        String multiarch,
        String libDirectory,
        int cacheFlags,
        boolean executableStack,
        long largestPage,
        List<String> subdirectories) {
    private static final String DATA = "architectures.csv";
    private static final int FIELDS = 7;
    private static final Map<String, Build> ALL = DataTable.rows(Build.class, DATA).stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.get(0), Build::of));

    /** Whatever is not in the table has no multiarch directory and nothing special. */
    static Build of(Known architecture) {
        Build known = ALL.get(architecture.label());
        return known == null
                ? new Build(architecture.label() + "-linux-gnu", "lib", 3, false, 0x1_0000, List.of())
                : known;
    }

    private static Build of(List<String> row) {
        if (row.size() != FIELDS) {
            throw new IllegalStateException(DATA + ": " + row);
        }
        Function<Integer, String> field = row::get;
        return new Build(
                field.apply(1),
                field.apply(2),
                Integer.decode(field.apply(3)),
                field.apply(4).equals("executable"),
                Long.parseLong(field.apply(5)),
                field.apply(6).isEmpty() ? List.of() : List.of(field.apply(6).split(" ")));
    }
}
