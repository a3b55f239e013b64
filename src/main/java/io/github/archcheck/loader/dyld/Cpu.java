package io.github.archcheck.loader.dyld;

/**
 * A cputype and cpusubtype as dyld compares and names them.
 *
 * @param subtype with its capability bits
 */
record Cpu(int type, int subtype) {
    static final int ARM = 12;
    static final int I386 = 7;
    static final int X86_64_TYPE = 0x0100_0007;
    static final int ARM64_TYPE = 0x0100_000c;
    static final int ARM64_32_TYPE = 0x0200_000c;
    private static final int POWERPC = 18;
    /** CPU_SUBTYPE_MASK: the capability bits. */
    private static final int CAPABILITIES = 0xff00_0000;

    static final Cpu X86_64 = new Cpu(X86_64_TYPE, 3);
    static final Cpu X86_64H = new Cpu(X86_64_TYPE, 8);
    static final Cpu ARM64 = new Cpu(ARM64_TYPE, 0);
    static final Cpu ARM64_V8 = new Cpu(ARM64_TYPE, 1);
    static final Cpu ARM64E = new Cpu(ARM64_TYPE, 0x8000_0002);
    static final Cpu ARM64E_V1 = new Cpu(ARM64_TYPE, 0x8100_0002);
    /** Before the pointer-authentication ABI had a version; what libtool writes into fat headers. */
    static final Cpu ARM64E_OLD = new Cpu(ARM64_TYPE, 2);

    int plainSubtype() {
        return subtype & ~CAPABILITIES;
    }

    /** Same type and subtype; capability bits do not count. */
    boolean resembles(Cpu other) {
        return type == other.type && plainSubtype() == other.plainSubtype();
    }

    /** As macOS 15.4 and later compare when they name, and 26 and later when they choose: arm64 wants all bits equal. */
    boolean matches(Cpu other) {
        return resembles(other) && (type != ARM64_TYPE || subtype == other.subtype);
    }

    boolean isArm64e() {
        return type == ARM64_TYPE && plainSubtype() == ARM64E_OLD.subtype;
    }

    /** Whether dyld wants images for it at multiples of 16 KiB rather than 4 KiB. */
    boolean hasLargePages() {
        return type == ARM64_TYPE || type == ARM64_32_TYPE || (type == ARM && subtype == 12);
    }

    /** The name in dyld's texts; {@code unknown} for most numbers. */
    String name(DyldRelease release) {
        return switch (type) {
            case I386 -> plainSubtype() == 3 ? "i386" : "unknown";
            case X86_64_TYPE -> x86Name();
            case ARM -> armName(release);
            case ARM64_TYPE -> release.isAtLeast(DyldRelease.V15_4) ? fullArm64Name() : shortArm64Name();
            case ARM64_32_TYPE -> arm64WatchName(release);
            case POWERPC -> release.isAtLeast(DyldRelease.V15_4) && plainSubtype() == 0 ? "ppc" : "unknown";
            default -> "unknown";
        };
    }

    private String x86Name() {
        return switch (plainSubtype()) {
            case 3 -> "x86_64";
            case 8 -> "x86_64h";
            default -> "unknown";
        };
    }

    private String armName(DyldRelease release) {
        return switch (plainSubtype()) {
            case 5 -> release.isAtLeast(DyldRelease.V26_4) ? "armv4t" : "unknown";
            case 6 -> release.isAtLeast(DyldRelease.V15_4) ? "armv6" : "unknown";
            case 9 -> "armv7";
            case 11 -> "armv7s";
            case 12 -> "armv7k";
            case 14 -> release.isAtLeast(DyldRelease.V13_0) ? "armv6m" : "unknown";
            case 15 -> release.isAtLeast(DyldRelease.V13_0) ? "armv7m" : "unknown";
            case 16 -> release.isAtLeast(DyldRelease.V13_0) ? "armv7em" : "unknown";
            case 17 -> armv8mName(release);
            case 19 -> release.isAtLeast(DyldRelease.V26_0) ? "armv8.1m.main" : "unknown";
            default -> "unknown";
        };
    }

    private static String armv8mName(DyldRelease release) {
        if (release.isAtLeast(DyldRelease.V26_0)) {
            return "armv8m.main";
        }
        return release.isAtLeast(DyldRelease.V13_0) && release.isBefore(DyldRelease.V15_4) ? "armv8m" : "unknown";
    }

    private String shortArm64Name() {
        return switch (plainSubtype()) {
            case 0 -> "arm64";
            case 2 -> "arm64e";
            default -> "unknown";
        };
    }

    private String fullArm64Name() {
        return switch (subtype) {
            case 0, 1 -> "arm64";
            case 0x8000_0002 -> "arm64e";
            case 0x8100_0002 -> "arm64e.v1";
            case 0x0000_0002 -> "arm64e.old";
            case 0xc000_0002 -> "arm64e.kernel";
            case 0xc100_0002 -> "arm64e.kernel.v1";
            case 0xc200_0002 -> "arm64e.kernel.v2";
            default -> "unknown";
        };
    }

    private String arm64WatchName(DyldRelease release) {
        return switch (plainSubtype()) {
            case 1 -> "arm64_32";
            case 0 -> release.isAtLeast(DyldRelease.V15_4) ? "arm64_32" : "unknown";
            default -> "unknown";
        };
    }
}
