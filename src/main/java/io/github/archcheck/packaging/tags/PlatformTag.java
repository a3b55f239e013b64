package io.github.archcheck.packaging.tags;

import io.github.archcheck.platform.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last part of a wheel's tag, or a machine in the same terms (PEP 425, 513, 571, 599, 600, 656, 730, 738).
 *
 * @param version the floor that the tag states: macOS, glibc, musl, iOS, or the API level of Android; for {@code manylinux1}
 *     and its successors the glibc they stand for. Empty where the tag has none, or none that can be read
 * @param architecture as spelled in the tag; for iOS with the kind of device, for other systems the whole tag
 * @param text the tag
 */
record PlatformTag(Family family, Optional<Version> version, String architecture, String text) {
    private static final Pattern MACOS = Pattern.compile("macosx_(?:(\\d{1,6})_(\\d{1,6})_|\\d+_)?(.+)");
    private static final Pattern LIBC =
            Pattern.compile("(many|musl)linux(?:_(\\d{1,6})_(\\d{1,6})|(1|2010|2014)|[^_]*(?:_\\d+)?)_(.+)");
    private static final Pattern IOS = Pattern.compile("ios_(?:(\\d{1,6})_(\\d{1,6})_)?(.+)");
    private static final Pattern ANDROID = Pattern.compile("android_(?:(\\d{1,6})_)?(.+)");
    private static final Pattern EMSCRIPTEN = Pattern.compile("(?:pyodide|pyemscripten|emscripten)_.+");
    private static final String WIN32 = "win32";
    private static final String WIN = "win_";
    private static final String LINUX = "linux_";

    /** Every text is one; what no rule knows is of another system. */
    static PlatformTag parse(String text) {
        if (text.equals("any")) {
            return new PlatformTag(Family.ANY, Optional.empty(), "", text);
        }
        if (text.equals(WIN32)) {
            return new PlatformTag(Family.WINDOWS, Optional.empty(), WIN32, text);
        }
        if (text.startsWith(WIN)) {
            return new PlatformTag(Family.WINDOWS, Optional.empty(), text.substring(WIN.length()), text);
        }
        if (text.startsWith(LINUX)) {
            return new PlatformTag(Family.LINUX, Optional.empty(), text.substring(LINUX.length()), text);
        }
        return versioned(text);
    }

    private static PlatformTag versioned(String text) {
        Matcher macos = MACOS.matcher(text);
        if (macos.matches()) {
            return new PlatformTag(Family.MACOS, version(macos.group(1), macos.group(2)), macos.group(3), text);
        }
        Matcher libc = LIBC.matcher(text);
        if (libc.matches()) {
            Family family = libc.group(1).equals("musl") ? Family.MUSL : Family.GLIBC;
            Optional<Version> version = family == Family.GLIBC && libc.group(4) != null
                    ? Optional.of(legacy(libc.group(4)))
                    : version(libc.group(2), libc.group(3));
            return new PlatformTag(family, version, libc.group(5), text);
        }
        Matcher ios = IOS.matcher(text);
        if (ios.matches()) {
            return new PlatformTag(Family.IOS, version(ios.group(1), ios.group(2)), ios.group(3), text);
        }
        Matcher android = ANDROID.matcher(text);
        if (android.matches()) {
            return new PlatformTag(Family.ANDROID, version(android.group(1), "0"), android.group(2), text);
        }
        Family family = EMSCRIPTEN.matcher(text).matches() ? Family.EMSCRIPTEN : Family.OTHER;
        return new PlatformTag(family, Optional.empty(), text, text);
    }

    private static Optional<Version> version(String major, String minor) {
        return major == null || minor == null
                ? Optional.empty()
                : Optional.of(Version.of(Integer.parseInt(major), Integer.parseInt(minor)));
    }

    private static Version legacy(String year) {
        if (year.equals("1")) {
            return Version.of(2, 5);
        }
        return Version.of(2, year.equals("2010") ? 12 : 17);
    }

    /** A machine of another kind, floor or processor. */
    PlatformTag as(Family otherFamily, Version otherVersion, String otherArchitecture) {
        String name = otherArchitecture.equals(WIN32) ? WIN32 : WIN + otherArchitecture;
        return new PlatformTag(
                otherFamily,
                Optional.of(otherVersion),
                otherArchitecture,
                otherFamily == Family.WINDOWS ? name : otherArchitecture);
    }

    /** The floor, or 0.0. */
    Version floor() {
        return version.orElse(Version.of(0, 0));
    }
}
