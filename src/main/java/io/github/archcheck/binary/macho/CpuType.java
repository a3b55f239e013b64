package io.github.archcheck.binary.macho;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;

/**
 * A {@code cputype}.
 *
 * @see <a href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/osfmk/mach/machine.h">machine.h</a>
 */
public record CpuType(int value) {
    public static final CpuType X86 = new CpuType(7);
    public static final CpuType X86_64 = new CpuType(0x0100_0007);
    public static final CpuType ARM = new CpuType(12);
    public static final CpuType ARM64 = new CpuType(0x0100_000c);
    public static final CpuType ARM64_32 = new CpuType(0x0200_000c);
    public static final CpuType POWERPC = new CpuType(18);
    public static final CpuType POWERPC64 = new CpuType(0x0100_0012);

    private static final int HEX_DIGITS = 8;
    private static final Names NAMES = new Names()
            .add(1, "CPU_TYPE_VAX")
            .add(6, "CPU_TYPE_MC680x0")
            .add(7, "CPU_TYPE_X86")
            .add(0x0100_0007, "CPU_TYPE_X86_64")
            .add(10, "CPU_TYPE_MC98000")
            .add(11, "CPU_TYPE_HPPA")
            .add(12, "CPU_TYPE_ARM")
            .add(0x0100_000c, "CPU_TYPE_ARM64")
            .add(0x0200_000c, "CPU_TYPE_ARM64_32")
            .add(13, "CPU_TYPE_MC88000")
            .add(14, "CPU_TYPE_SPARC")
            .add(15, "CPU_TYPE_I860")
            .add(18, "CPU_TYPE_POWERPC")
            .add(0x0100_0012, "CPU_TYPE_POWERPC64");

    /** Whether the number is one of Apple's. */
    public boolean isNamed() {
        return NAMES.has(value);
    }

    /** Apple's name of the constant, or the number in hexadecimal. */
    public String name() {
        return NAMES.of(value);
    }

    /** A subtype without a meaning of its own counts as the plain architecture; a type without a name stays a number. */
    public Architecture architecture(CpuSubtype subtype) {
        return switch (value) {
            case 7 -> Known.I386;
            case 0x0100_0007 -> subtype.id() == CpuSubtype.X86_64_H ? Known.X86_64H : Known.X86_64;
            case 12 -> arm(subtype.id());
            case 0x0100_000c -> arm64(subtype.id());
            case 0x0200_000c -> Known.ARM64_32;
            case 18 -> Known.PPC;
            case 0x0100_0012 -> Known.PPC64;
            case 6 -> Known.M68K;
            case 11 -> Known.HPPA;
            case 14 -> Known.SPARC;
            default -> new Architecture.Unknown("cputype", Integer.toUnsignedLong(value), HEX_DIGITS);
        };
    }

    private static Architecture arm(int id) {
        return switch (id) {
            case CpuSubtype.ARM_V6 -> Known.ARMV6;
            case CpuSubtype.ARM_V7 -> Known.ARMV7;
            case CpuSubtype.ARM_V7S -> Known.ARMV7S;
            case CpuSubtype.ARM_V7K -> Known.ARMV7K;
            default -> Known.ARM;
        };
    }

    private static Architecture arm64(int id) {
        return switch (id) {
            case CpuSubtype.ARM64_V8 -> Known.ARM64_V8;
            case CpuSubtype.ARM64E -> Known.ARM64E;
            default -> Known.ARM64;
        };
    }
}
