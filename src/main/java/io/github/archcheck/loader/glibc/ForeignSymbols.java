package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.Symbols;
import java.util.List;

/**
 * Symbols that libraries may have which nobody can see. Those are the system's own: all but one of them are written in C,
 * and that one is the runtime library of C++.
 */
final class ForeignSymbols {
    private static final List<String> PYTHON = List.of("Py", "_Py");

    /** Of versions that the system's own libraries give to their symbols. */
    private static final List<String> SYSTEM_VERSIONS =
            List.of("GLIBC_", "GLIBCXX_", "CXXABI_", "GCC_", "LIBATOMIC_", "ZLIB_", "LDBL_", "IEEE128_");

    private static final String MANGLED = "_Z";

    /** Of mangled names in the namespaces std, __gnu_cxx and __cxxabiv1, and of global operators. */
    private static final List<String> STANDARD = List.of(
            "St",
            "NSt",
            "NKSt",
            "Sa",
            "Ss",
            "Si",
            "So",
            "Sd",
            "Sb",
            "NSa",
            "NKSa",
            "NSs",
            "NKSs",
            "NSi",
            "NKSi",
            "NSo",
            "NKSo",
            "NSd",
            "NKSd",
            "NSb",
            "NKSb",
            "TI",
            "TS",
            "TV",
            "TT",
            "TC",
            "Th",
            "Tv",
            "Tc",
            "GV",
            "GR",
            "GTt",
            "N9__gnu_cxx",
            "NK9__gnu_cxx",
            "N10__cxxabiv",
            "NK10__cxxabiv",
            "N11__gnu_debug",
            "NK11__gnu_debug",
            "nw",
            "na",
            "dl",
            "da",
            "eq",
            "ne",
            "ls",
            "rs");

    private ForeignSymbols() {}

    /** Whether somebody in the scope that nobody can see may have a symbol. */
    static boolean mayHave(Scope scope, Symbols.Import symbol) {
        String name = symbol.name();
        if (PYTHON.stream().anyMatch(name::startsWith)) {
            return scope.python();
        }
        return scope.assumed() && isOfSystem(name, symbol.version());
    }

    private static boolean isOfSystem(String name, String version) {
        if (!version.isEmpty()) {
            return SYSTEM_VERSIONS.stream().anyMatch(version::startsWith);
        }
        return !name.startsWith(MANGLED)
                || STANDARD.stream().anyMatch(start -> name.startsWith(start, MANGLED.length()));
    }
}
