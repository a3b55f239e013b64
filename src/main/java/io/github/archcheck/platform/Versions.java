package io.github.archcheck.platform;

import java.util.Optional;

/** Versions inside the names of targets. */
final class Versions {
    private Versions() {}

    /** Empty when none is stated. */
    static Optional<Version> stated(String name, Optional<String> number) throws UnknownTargetException {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Optional<Version> version = Version.parse(number.get());
        if (version.isEmpty()) {
            throw new UnknownTargetException(name, "'" + number.get() + "' is no version");
        }
        return version;
    }

    /** The macOS release of a version of its kernel: Darwin 19 is macOS 10.15, 20 is 11, 24 is 15, 25 is 26. */
    static Version ofDarwin(String name, Version darwin) throws UnknownTargetException {
        int major = darwin.major();
        if (major < 8) {
            throw new UnknownTargetException(name, "Darwin " + major + " is older than macOS on x86_64");
        }
        if (major < 20) {
            return Version.of(10, major - 4);
        }
        return Version.of(major < 25 ? major - 9 : major + 1, 0);
    }
}
