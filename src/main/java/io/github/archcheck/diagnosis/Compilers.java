package io.github.archcheck.diagnosis;

import java.util.Map;

/**
 * Which GCC brought which version of libstdc++. Source: https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html, section
 * 3 and 5.
 */
final class Compilers {
    private static final Map<String, String> GCC = Map.ofEntries(
            Map.entry("GLIBCXX_3.4.20", "4.9"),
            Map.entry("GLIBCXX_3.4.21", "5"),
            Map.entry("GLIBCXX_3.4.22", "6"),
            Map.entry("GLIBCXX_3.4.23", "7"),
            Map.entry("GLIBCXX_3.4.24", "7"),
            Map.entry("GLIBCXX_3.4.25", "8"),
            Map.entry("GLIBCXX_3.4.26", "9"),
            Map.entry("GLIBCXX_3.4.27", "9"),
            Map.entry("GLIBCXX_3.4.28", "9"),
            Map.entry("GLIBCXX_3.4.29", "11"),
            Map.entry("GLIBCXX_3.4.30", "12"),
            Map.entry("GLIBCXX_3.4.31", "13"),
            Map.entry("GLIBCXX_3.4.32", "13"),
            Map.entry("GLIBCXX_3.4.33", "14"),
            Map.entry("GLIBCXX_3.4.34", "15"),
            Map.entry("CXXABI_1.3.8", "4.9"),
            Map.entry("CXXABI_1.3.9", "5"),
            Map.entry("CXXABI_1.3.10", "6"),
            Map.entry("CXXABI_1.3.11", "7"),
            Map.entry("CXXABI_1.3.12", "9"),
            Map.entry("CXXABI_1.3.13", "11"),
            Map.entry("CXXABI_1.3.14", "13"),
            Map.entry("CXXABI_1.3.15", "14"));

    private Compilers() {}

    /** A remark behind the version; empty when it is not known. */
    static String origin(String version) {
        String gcc = GCC.get(version);
        return gcc == null ? "" : " (the C++ library of GCC " + gcc + ")";
    }
}
