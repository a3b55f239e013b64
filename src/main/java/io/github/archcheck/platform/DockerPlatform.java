package io.github.archcheck.platform;

import io.github.archcheck.platform.Architecture.Known;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code os/architecture[/variant]} as in {@code docker --platform}. A variant of amd64 (its instruction set level) is
 * accepted and not kept: it says what the processor can do, which a target does not describe.
 */
final class DockerPlatform {
    private static final Pattern SHAPE = Pattern.compile("(linux|windows|darwin|macos)/([a-z0-9_]+)(?:/(v[0-9.]+))?");

    private DockerPlatform() {}

    static Optional<Target> parse(String name) throws UnknownTargetException {
        Matcher parts = SHAPE.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String system = parts.group(1);
        String architecture = parts.group(2);
        String variant = parts.group(3) == null ? "" : parts.group(3);
        if (system.equals("linux")) {
            Known known = architecture.equals("arm")
                    ? arm(name, variant)
                    : Plausible.architecture(name, OperatingSystem.LINUX, architecture);
            return Optional.of(Plausible.linux(name, known, Libc.Kind.GLIBC, Optional.empty()));
        }
        return Optional.of(
                system.equals("windows")
                        ? Plausible.windows(name, architecture)
                        : Plausible.macos(name, architecture, Optional.empty()));
    }

    /** Without a variant Docker means v7; a v8 processor running 32-bit code takes the same. */
    private static Known arm(String name, String variant) throws UnknownTargetException {
        if (variant.equals("v5")) {
            return Known.ARM;
        }
        return variant.equals("v6") ? Plausible.architecture(name, OperatingSystem.LINUX, "armv6") : Known.ARMV7L;
    }
}
