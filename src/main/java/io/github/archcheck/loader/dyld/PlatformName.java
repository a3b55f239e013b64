package io.github.archcheck.loader.dyld;

/** Names of {@code build_version_command.platform} in dyld's texts. */
final class PlatformName {
    private PlatformName() {}

    static String of(long platform, DyldRelease release) {
        return release.isAtLeast(DyldRelease.V15_4) ? since154(platform) : until153(platform, release);
    }

    private static String until153(long platform, DyldRelease release) {
        return switch ((int) platform) {
            case 1 -> "macOS";
            case 2 -> "iOS";
            case 3 -> "tvOS";
            case 4 -> "watchOS";
            case 5 -> "bridgeOS";
            case 6 -> "MacCatalyst";
            case 7 -> "iOS-sim";
            case 8 -> "tvOS-sim";
            case 9 -> "watchOS-sim";
            case 10 -> "driverKit";
            case 11 -> vision("", release);
            case 12 -> vision("-sim", release);
            default -> release == DyldRelease.V15_0 ? exclave150(platform) : "unknown";
        };
    }

    private static String vision(String suffix, DyldRelease release) {
        if (release.isBefore(DyldRelease.V14_4)) {
            return "unknown";
        }
        return (release == DyldRelease.V14_4 ? "xrOS" : "visionOS") + suffix;
    }

    private static String exclave150(long platform) {
        return switch ((int) platform) {
            case 15 -> "macOSExclaveCore";
            case 16 -> "macOSExclaveKit";
            case 17 -> "iOSExclaveCore";
            case 18 -> "iOSExclaveKit";
            case 19 -> "tvOSExclaveCore";
            case 20 -> "tvOSExclaveKit";
            default -> "unknown";
        };
    }

    private static String since154(long platform) {
        return switch ((int) platform) {
            case 0 -> "unknown";
            case 1 -> "macOS";
            case 2 -> "iOS";
            case 3 -> "tvOS";
            case 4 -> "watchOS";
            case 5 -> "bridgeOS";
            case 6 -> "macCatalyst";
            case 7 -> "iOS-simulator";
            case 8 -> "tvOS-simulator";
            case 9 -> "watchOS-simulator";
            case 10 -> "driverKit";
            case 11 -> "visionOS";
            case 12 -> "visionOS-simulator";
            case 13 -> "firmware";
            case 14 -> "sepOS";
            case 15 -> "macOS-exclaveCore";
            case 16 -> "macOS-exclaveKit";
            case 17 -> "iOS-exclaveCore";
            case 18 -> "iOS-exclaveKit";
            case 19 -> "tvOS-exclaveCore";
            case 20 -> "tvOS-exclaveKit";
            case 21 -> "watchOS-exclaveCore";
            case 22 -> "watchOS-exclaveKit";
            case 23 -> "visionOS-exclaveCore";
            case 24 -> "visionOS-exclaveKit";
            default -> "future";
        };
    }
}
