package io.github.archcheck.loader.dyld;

import io.github.archcheck.platform.Version;

/**
 * The dyld of one run of macOS versions: a new constant wherever header checks or texts change. In order of time.
 *
 * @see <a href="https://github.com/apple-oss-distributions/distribution-macOS">which dyld each macOS has</a>
 */
enum DyldRelease {
    /** macOS 11 and before: dyld2. */
    DYLD2(0, 0),
    /** dyld 940 to 941.5. */
    V12_0(12, 0),
    /** dyld 955 and 957: {@code dlopen} of a path no longer looks into the fallback folders. */
    V12_3(12, 3),
    /** dyld 960: parentheses instead of quotes in texts. */
    V12_5(12, 5),
    /** dyld 1042.1. */
    V13_0(13, 0),
    /** dyld 1066.8 and 1066.10: names that begin with {@code @} are no longer looked for in the cryptex. */
    V13_3(13, 3),
    /** dyld 1122.1 to 1125.5: says when there is no LC_RPATH. */
    V14_0(14, 0),
    /** dyld 1160.6 to 1165.3. */
    V14_4(14, 4),
    /** dyld 1231.3 to 1245.1. */
    V15_0(15, 0),
    /** dyld 1284.13 to 1286.10: every library mapped from disk is validated. */
    V15_4(15, 4),
    /** dyld 1323.3. */
    V26_0(26, 0),
    /** dyld 1330 to 1340. */
    V26_1(26, 1),
    /** dyld 1376.6 and later. */
    V26_4(26, 4);

    private final int major;
    private final int minor;

    /** The first macOS version that has it. */
    DyldRelease(int major, int minor) {
        this.major = major;
        this.minor = minor;
    }

    /** The release of a macOS version; versions after the last known one count as that. */
    static DyldRelease of(Version macOs) {
        DyldRelease found = DYLD2;
        for (DyldRelease release : values()) {
            if (macOs.isAtLeast(Version.of(release.major, release.minor))) {
                found = release;
            }
        }
        return found;
    }

    boolean isAtLeast(DyldRelease other) {
        return compareTo(other) >= 0;
    }

    boolean isBefore(DyldRelease other) {
        return compareTo(other) < 0;
    }
}
