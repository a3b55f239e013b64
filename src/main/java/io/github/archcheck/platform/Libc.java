package io.github.archcheck.platform;

/** The C library of a Linux process, which decides who its loader is. */
public record Libc(Kind kind, Version version) {
    private static final Version ASSUMED_GLIBC = Version.of(2, 28);
    private static final Version ASSUMED_MUSL = Version.of(1, 2);

    /** The C libraries whose loaders archcheck knows. */
    public enum Kind {
        GLIBC("glibc"),
        MUSL("musl");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What is assumed when nobody states a version: never one older than the architecture's support. */
    static Version assumedVersion(Kind kind, Architecture.Known architecture) {
        return switch (kind) {
            case GLIBC -> {
                Version first = firstGlibc(architecture);
                yield first.isAtLeast(ASSUMED_GLIBC) ? first : ASSUMED_GLIBC;
            }
            case MUSL -> ASSUMED_MUSL;
        };
    }

    /**
     * The first glibc release that runs on an architecture, from the lowest symbol version that its ABI lists have;
     * 2.0 where it is older than anything that archcheck meets.
     */
    static Version firstGlibc(Architecture.Known architecture) {
        if (architecture == Architecture.Known.LOONGARCH64) {
            return Version.of(2, 36);
        }
        if (architecture == Architecture.Known.RISCV64) {
            return Version.of(2, 27);
        }
        if (architecture == Architecture.Known.ARM64 || architecture == Architecture.Known.PPC64LE) {
            return Version.of(2, 17);
        }
        return Version.of(2, 0);
    }
}
