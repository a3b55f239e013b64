package io.github.archcheck.packaging.tags;

import io.github.archcheck.platform.Version;
import java.util.List;

/** What the last part of a macOS tag may be for a process of an architecture, best first. */
final class MacFormats {
    private static final Version TIGER = Version.of(10, 4);
    private static final Version LEOPARD = Version.of(10, 5);
    private static final Version SNOW_LEOPARD = Version.of(10, 6);

    private MacFormats() {}

    /** Empty where that system had no such processes. */
    static List<String> of(String architecture, Version version) {
        return switch (architecture) {
            case "arm64" -> List.of("arm64", "universal2");
            case "x86_64" ->
                from(TIGER, version, List.of("x86_64", "intel", "fat64", "fat32", "universal2", "universal"));
            case "i386" -> from(TIGER, version, List.of("i386", "intel", "fat32", "fat", "universal"));
            case "ppc64" ->
                LEOPARD.isAtLeast(version) ? from(TIGER, version, List.of("ppc64", "fat64", "universal")) : List.of();
            case "ppc" -> SNOW_LEOPARD.isAtLeast(version) ? List.of("ppc", "fat32", "fat", "universal") : List.of();
            default -> List.of(architecture);
        };
    }

    private static List<String> from(Version first, Version version, List<String> formats) {
        return version.isAtLeast(first) ? formats : List.of();
    }

    /** The processes that a format serves, in the order in which people name them. */
    static List<String> architectures(String format) {
        return switch (format) {
            case "universal2" -> List.of("arm64", "x86_64");
            case "intel", "universal", "fat3", "fat32" -> List.of("x86_64", "i386");
            case "fat64" -> List.of("x86_64", "ppc64");
            case "fat" -> List.of("i386", "ppc");
            default -> List.of(format);
        };
    }
}
