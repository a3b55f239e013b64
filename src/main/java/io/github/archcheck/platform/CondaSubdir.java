package io.github.archcheck.platform;

/** Names of platforms in conda's channels. */
public final class CondaSubdir {
    private CondaSubdir() {}

    /** {@code osx-arm64}, {@code linux-aarch64}, {@code win-64}. A musl system has none of its own. */
    public static String of(Target target) {
        String cpu = cpu(target);
        return switch (target.os()) {
            case MACOS -> "osx-" + cpu;
            case LINUX -> "linux-" + cpu;
            case WINDOWS -> "win-" + cpu;
        };
    }

    private static String cpu(Target target) {
        if (target.architecture() == Architecture.Known.X86_64) {
            return "64";
        }
        if (target.architecture() == Architecture.Known.I686) {
            return "32";
        }
        return target.os() == OperatingSystem.LINUX && target.architecture() == Architecture.Known.ARM64
                ? "aarch64"
                : target.architecture().label();
    }
}
