package io.github.archcheck.platform;

import io.github.archcheck.platform.Architecture.Known;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code architecture-vendor-system[-environment]} as in LLVM, Rust, uv and zig, and the same without a vendor as in
 * Debian's multiarch directories; also uv's {@code architecture-manylinux…}.
 */
final class Triple {
    private static final String START = "([a-z0-9_]+)-(?:[a-z0-9_]+-)?";
    private static final Pattern MACOS = Pattern.compile(START + "(darwin|macosx?)([0-9.]+)?");
    private static final Pattern LINUX =
            Pattern.compile(START + "linux(?:-(gnu|musl|glibc)([a-z][a-z0-9_]*?)?(?:\\.?([0-9]+(?:\\.[0-9]+)+))?)?");
    private static final Pattern WINDOWS = Pattern.compile(START + "(?:windows-(?:msvc[0-9.]*|gnu|gnullvm)|mingw32)");
    private static final Pattern TAG_REVERSED = Pattern.compile("([a-z0-9_]+)-((?:many|musl)linux[0-9_]+)");
    private static final Pattern ELSEWHERE =
            Pattern.compile(START + "(?:linux-android.*|(?:ios|tvos|watchos|xros|freebsd|netbsd|openbsd).*|wasi.*)"
                    + "|wasm32-.*|.*-ios-simulator|.*-macabi");

    private Triple() {}

    static Optional<Target> parse(String name) throws UnknownTargetException {
        if (ELSEWHERE.matcher(name).matches()) {
            throw new UnknownTargetException(name, "archcheck judges for macOS, Linux and Windows");
        }
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
            return Optional.of(Plausible.windows(name, windows.group(1)));
        }
        Matcher reversed = TAG_REVERSED.matcher(name);
        return reversed.matches()
                ? WheelPlatformTag.parse(reversed.group(2) + "_" + reversed.group(1))
                : Optional.empty();
    }

    private static Target macos(String name, Matcher parts) throws UnknownTargetException {
        Optional<Version> version = Versions.stated(name, Optional.ofNullable(parts.group(3)));
        if (version.isPresent() && parts.group(2).equals("darwin")) {
            version = Optional.of(Versions.ofDarwin(name, version.get()));
        }
        return Plausible.macos(name, parts.group(1), version);
    }

    private static Target linux(String name, Matcher parts) throws UnknownTargetException {
        Known architecture = Plausible.architecture(name, OperatingSystem.LINUX, parts.group(1));
        Libc.Kind kind = Objects.equals(parts.group(2), "musl") ? Libc.Kind.MUSL : Libc.Kind.GLIBC;
        String abi = parts.group(3) == null ? "" : parts.group(3);
        Optional<Version> version = Versions.stated(name, Optional.ofNullable(parts.group(4)));
        return Plausible.linux(name, withAbi(name, architecture, abi), kind, version);
    }

    /** The environment may choose among the calling conventions of an architecture. */
    private static Known withAbi(String name, Known architecture, String abi) throws UnknownTargetException {
        boolean arm = Set.of(Known.ARM, Known.ARMV7L).contains(architecture);
        boolean mips64 = Set.of(Known.MIPS64, Known.MIPS64EL).contains(architecture);
        if (abi.isEmpty() || (mips64 && abi.equals("abi64"))) {
            return architecture;
        }
        if (arm && abi.equals("eabihf")) {
            return Known.ARMV7L;
        }
        if (arm && abi.equals("eabi")) {
            return Known.ARM;
        }
        if (architecture == Known.X86_64 && abi.equals("x32")) {
            return Known.X32;
        }
        throw new UnknownTargetException(name, "unknown ABI '" + abi + "' for " + architecture.label());
    }
}
