package io.github.archcheck.loader.glibc;

import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.DataTable;
import io.github.archcheck.platform.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Linux system that nobody can look into has all the same; the data is {@code libraries.csv} and {@code
 * compiler-versions.csv}.
 */
final class Baseline {
    private static final String C_LIBRARY = "GLIBC_";
    private static final String PACKED_RELOCATIONS = "GLIBC_ABI_DT_RELR";
    private static final Version FIRST_PACKED = Version.of(2, 36);
    private static final List<List<String>> LIBRARIES = DataTable.rows(Baseline.class, "libraries.csv");
    private static final List<List<String>> VERSIONS = DataTable.rows(Baseline.class, "compiler-versions.csv");

    private final Version glibc;
    private final Map<String, String> libraries = new HashMap<>();
    private final Map<String, Version> highest = new HashMap<>();

    Baseline(Known architecture, Version glibc) {
        this.glibc = glibc;
        for (List<String> row : LIBRARIES) {
            if (glibc.isAtLeast(version(row.get(1)))) {
                libraries.put(row.get(0), row.get(2));
            }
        }
        for (List<String> row : VERSIONS) {
            boolean applies = row.get(1).equals("*") || row.get(1).equals(architecture.label());
            if (applies && glibc.isAtLeast(version(row.get(0)))) {
                highest.put(row.get(2), version(row.get(3)));
            }
        }
    }

    /** On whose word the system has a library; empty when nobody says so. */
    Optional<String> library(String name) {
        return Optional.ofNullable(libraries.get(name));
    }

    /** Whether a version is one of the C library's own. */
    static boolean isOfGlibc(String version) {
        return version.startsWith(C_LIBRARY);
    }

    /** Whether the system's library may lack a version that is needed of it. */
    boolean lacks(String version) {
        if (version.equals(PACKED_RELOCATIONS)) {
            return !glibc.isAtLeast(FIRST_PACKED);
        }
        int end = version.indexOf('_');
        if (end < 0) {
            return false;
        }
        Version there = isOfGlibc(version) ? glibc : highest.get(version.substring(0, end));
        Optional<Version> needed = Version.parse(version.substring(end + 1));
        return there != null && needed.isPresent() && !there.isAtLeast(needed.get());
    }

    private static Version version(String text) {
        return Version.parse(text).orElseThrow(() -> new IllegalStateException("no version: " + text));
    }
}
