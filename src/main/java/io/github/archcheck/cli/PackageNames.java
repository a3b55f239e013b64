package io.github.archcheck.cli;

import java.util.List;

/** Names of files that are packages. */
final class PackageNames {
    private static final String WHEEL = ".whl";
    private static final List<String> ENDINGS =
            List.of(WHEEL, ".egg", ".conda", ".tar.gz", ".tgz", ".tar.bz2", ".tar.zst", ".tar.xz", ".tar", ".zip");

    private PackageNames() {}

    /** Whether a file of this name has to be an archive: what it holds instead is damage. */
    static boolean isPackage(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    static boolean isWheel(String name) {
        return name.endsWith(WHEEL);
    }
}
