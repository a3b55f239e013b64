package io.github.archcheck.binary.macho;

import java.util.Locale;

/**
 * A {@code cpusubtype} as it stands in the file. What it means depends on the {@link CpuType}: 3 is every x86_64, but a
 * PowerPC 603.
 *
 * @see <a href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/osfmk/mach/machine.h">machine.h</a>
 */
public record CpuSubtype(int value) {
    /** CPU_SUBTYPE_MASK: the bits that say what the code can do, not what it is for. */
    private static final int CAPABILITIES = 0xff00_0000;

    private static final Names X86 = new Names()
            .add(3, "CPU_SUBTYPE_I386_ALL")
            .add(4, "CPU_SUBTYPE_486")
            .add(5, "CPU_SUBTYPE_586")
            .add(8, "CPU_SUBTYPE_PENTIUM_3")
            .add(9, "CPU_SUBTYPE_PENTIUM_M")
            .add(10, "CPU_SUBTYPE_PENTIUM_4");
    private static final Names OF_X86_64 = new Names()
            .add(3, "CPU_SUBTYPE_X86_64_ALL")
            .add(4, "CPU_SUBTYPE_X86_ARCH1")
            .add(8, "CPU_SUBTYPE_X86_64_H");
    private static final Names OF_ARM = new Names()
            .add(0, "CPU_SUBTYPE_ARM_ALL")
            .add(5, "CPU_SUBTYPE_ARM_V4T")
            .add(6, "CPU_SUBTYPE_ARM_V6")
            .add(7, "CPU_SUBTYPE_ARM_V5TEJ")
            .add(8, "CPU_SUBTYPE_ARM_XSCALE")
            .add(9, "CPU_SUBTYPE_ARM_V7")
            .add(10, "CPU_SUBTYPE_ARM_V7F")
            .add(11, "CPU_SUBTYPE_ARM_V7S")
            .add(12, "CPU_SUBTYPE_ARM_V7K")
            .add(13, "CPU_SUBTYPE_ARM_V8")
            .add(14, "CPU_SUBTYPE_ARM_V6M")
            .add(15, "CPU_SUBTYPE_ARM_V7M")
            .add(16, "CPU_SUBTYPE_ARM_V7EM")
            .add(17, "CPU_SUBTYPE_ARM_V8M");
    private static final Names OF_ARM64 = new Names()
            .add(0, "CPU_SUBTYPE_ARM64_ALL")
            .add(1, "CPU_SUBTYPE_ARM64_V8")
            .add(2, "CPU_SUBTYPE_ARM64E");
    private static final Names OF_ARM64_32 =
            new Names().add(0, "CPU_SUBTYPE_ARM64_32_ALL").add(1, "CPU_SUBTYPE_ARM64_32_V8");
    private static final Names OF_POWERPC = new Names()
            .add(0, "CPU_SUBTYPE_POWERPC_ALL")
            .add(1, "CPU_SUBTYPE_POWERPC_601")
            .add(2, "CPU_SUBTYPE_POWERPC_602")
            .add(3, "CPU_SUBTYPE_POWERPC_603")
            .add(4, "CPU_SUBTYPE_POWERPC_603e")
            .add(5, "CPU_SUBTYPE_POWERPC_603ev")
            .add(6, "CPU_SUBTYPE_POWERPC_604")
            .add(7, "CPU_SUBTYPE_POWERPC_604e")
            .add(8, "CPU_SUBTYPE_POWERPC_620")
            .add(9, "CPU_SUBTYPE_POWERPC_750")
            .add(10, "CPU_SUBTYPE_POWERPC_7400")
            .add(11, "CPU_SUBTYPE_POWERPC_7450")
            .add(100, "CPU_SUBTYPE_POWERPC_970");

    static final int X86_64_H = 8;
    static final int ARM_V6 = 6;
    static final int ARM_V7 = 9;
    static final int ARM_V7S = 11;
    static final int ARM_V7K = 12;
    static final int ARM64_ALL = 0;
    static final int ARM64_V8 = 1;
    static final int ARM64E = 2;

    /** The subtype proper, without the capability bits. */
    public int id() {
        return value & ~CAPABILITIES;
    }

    /** The high byte: LIB64 (0x80) on x86_64, pointer authentication on arm64e. */
    public int capabilities() {
        return (value & CAPABILITIES) >>> 24;
    }

    /** Apple's name of the constant without capability bits, or the number in hexadecimal. */
    public String name(CpuType type) {
        Names names = switch (type.value()) {
            case 7 -> X86;
            case 0x0100_0007 -> OF_X86_64;
            case 12 -> OF_ARM;
            case 0x0100_000c -> OF_ARM64;
            case 0x0200_000c -> OF_ARM64_32;
            case 18, 0x0100_0012 -> OF_POWERPC;
            default -> new Names();
        };
        return names.has(id()) ? names.of(id()) : String.format(Locale.ROOT, "0x%06x", id());
    }
}
