package io.github.archcheck.cli;

import java.util.List;

/** Names of files that are packages and no wheels. */
final class PackageNames {
    private static final String CONDA = ".conda";
    private static final List<String> SOURCES = List.of(".tar.gz", ".tgz", ".tar.bz2", ".zip", ".tar.xz");

    private PackageNames() {}

    static boolean isPackage(String name) {
        return name.endsWith(CONDA) || SOURCES.stream().anyMatch(name::endsWith);
    }
}
