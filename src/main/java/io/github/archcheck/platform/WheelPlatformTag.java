package io.github.archcheck.platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Platform tags of wheels (PEP 425, 513, 571, 599, 600, 656). The floor that a tag states is taken as the version. */
final class WheelPlatformTag {
    private static final Pattern MACOS = Pattern.compile("macosx_([0-9]+)_([0-9]+)_([a-z0-9_]+)");
    private static final Pattern LIBC = Pattern.compile("(many|musl)linux_([0-9]+)_([0-9]+)_([a-z0-9_]+)");
    private static final Pattern MANYLINUX = Pattern.compile("manylinux(1|2010|2014)_([a-z0-9_]+)");
    private static final Pattern LINUX = Pattern.compile("linux_([a-z0-9_]+)");
    private static final Pattern WINDOWS = Pattern.compile("win_([a-z0-9]+)");
    private static final Pattern ELSEWHERE =
            Pattern.compile("any|noarch|(?:ios|android|emscripten|pyodide|pyemscripten|wasi)_.*");

    private WheelPlatformTag() {}

    static Optional<Target> parse(String name) throws UnknownTargetException {
        Matcher macos = MACOS.matcher(name);
        if (macos.matches()) {
            String number = macos.group(1) + "." + macos.group(2);
            return Optional.of(Plausible.macos(name, macos.group(3), Versions.stated(name, Optional.of(number))));
        }
        Matcher libc = LIBC.matcher(name);
        if (libc.matches()) {
            Libc.Kind kind = libc.group(1).equals("musl") ? Libc.Kind.MUSL : Libc.Kind.GLIBC;
            String number = libc.group(2) + "." + libc.group(3);
            return Optional.of(Plausible.linux(name, libc.group(4), kind, Versions.stated(name, Optional.of(number))));
        }
        Matcher manylinux = MANYLINUX.matcher(name);
        if (manylinux.matches()) {
            Version glibc = Version.of(2, legacyMinor(manylinux.group(1)));
            return Optional.of(Plausible.linux(name, manylinux.group(2), Libc.Kind.GLIBC, Optional.of(glibc)));
        }
        Matcher linux = LINUX.matcher(name);
        if (linux.matches()) {
            return Optional.of(Plausible.linux(name, linux.group(1), Libc.Kind.GLIBC, Optional.empty()));
        }
        return windows(name);
    }

    private static Optional<Target> windows(String name) throws UnknownTargetException {
        Matcher windows = WINDOWS.matcher(name);
        if (windows.matches()) {
            return Optional.of(Plausible.windows(name, windows.group(1)));
        }
        if (name.equals("win32")) {
            return Optional.of(Plausible.windows(name, "x86"));
        }
        if (ELSEWHERE.matcher(name).matches()) {
            throw new UnknownTargetException(name, "archcheck judges for macOS, Linux and Windows on one processor");
        }
        return Optional.empty();
    }

    private static int legacyMinor(String year) {
        return switch (year) {
            case "1" -> 5;
            case "2010" -> 12;
            default -> 17;
        };
    }
}
