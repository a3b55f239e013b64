package io.github.archcheck.platform;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that begin with the system: archcheck's own, conda's subdirs ({@code osx-64}), uv's bare {@code macos}, and what
 * Python's {@code sysconfig.get_platform()} says ({@code macosx-14.0-arm64}).
 */
final class OwnName {
    private static final Pattern MACOS =
            Pattern.compile("(?:macos|macosx|osx|darwin)(?:-([0-9]+(?:\\.[0-9]+)*))?(?:-([a-z0-9_]+))?");
    private static final Pattern LINUX = Pattern.compile("linux(?:-([a-z0-9_]+))?(?:-(glibc|gnu|musl)([0-9.]+)?)?");
    private static final Pattern WINDOWS = Pattern.compile("(?:windows|win)(?:-([a-z0-9_]+))?");

    private OwnName() {}

    static Optional<Target> parse(String name) throws UnknownTargetException {
        Matcher macos = MACOS.matcher(name);
        if (macos.matches()) {
            return Optional.of(macos(name, macos));
        }
        Matcher linux = LINUX.matcher(name);
        if (linux.matches()) {
            return Optional.of(linux(name, linux));
        }
        Matcher windows = WINDOWS.matcher(name);
        if (windows.matches()) {
            Target target = Plausible.windows(name, group(windows, 1).orElse("amd64"));
            return Optional.of(windows.group(1) == null ? target.assuming("amd64") : target);
        }
        return Optional.empty();
    }

    private static Target macos(String name, Matcher parts) throws UnknownTargetException {
        Optional<String> number = group(parts, 1);
        Optional<String> architecture = group(parts, 2);
        if (number.isEmpty() && architecture.isEmpty()) {
            return Plausible.macos(name, "arm64", Optional.empty()).assuming("arm64");
        }
        // conda's osx-64 and osx-32: a lone number that is no version.
        if (architecture.isEmpty() && name.startsWith("osx-")) {
            return Plausible.macos(name, number.orElseThrow(), Optional.empty());
        }
        if (architecture.isEmpty()) {
            String stem = "macos-" + number.orElseThrow();
            throw new UnknownTargetException(
                    name,
                    "which processor? " + stem + "-arm64, " + stem + "-x86_64 (an Intel Mac) or " + stem + "-rosetta");
        }
        Optional<Version> version = Versions.stated(name, number);
        if (number.isPresent() && name.startsWith("darwin")) {
            version = Optional.of(Versions.ofDarwin(name, version.orElseThrow()));
        }
        return architecture.get().equals("rosetta")
                ? Plausible.rosetta(name, version)
                : Plausible.macos(name, architecture.get(), version);
    }

    private static Target linux(String name, Matcher parts) throws UnknownTargetException {
        Libc.Kind kind = Objects.equals(parts.group(2), "musl") ? Libc.Kind.MUSL : Libc.Kind.GLIBC;
        Optional<Version> version = Versions.stated(name, group(parts, 3));
        Optional<String> architecture = group(parts, 1);
        Target target = Plausible.linux(name, architecture.orElse("x86_64"), kind, version);
        return architecture.isPresent() ? target : target.assuming("x86_64");
    }

    private static Optional<String> group(Matcher parts, int number) {
        return Optional.ofNullable(parts.group(number));
    }
}
