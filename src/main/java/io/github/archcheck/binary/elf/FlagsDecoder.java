package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.elf.FlagsMeaning.Aspect;
import io.github.archcheck.bytes.WordSize;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code e_flags} means on the machines where a loader, or a reader of reports, cares.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/elf.h;hb=refs/tags/glibc-2.41">glibc, elf.h</a>
 */
final class FlagsDecoder {
    private static final int ARM_EABI_SHIFT = 24;
    private static final int ARM_EABI5 = 5;
    private static final int ARM_SOFT = 0x200;
    private static final int ARM_HARD = 0x400;
    private static final int ARM_BE8 = 0x80_0000;

    private static final int PPC64_ABI = 0x3;

    private static final int RISCV_RVC = 0x1;
    private static final int RISCV_FLOAT = 0x6;
    private static final int RISCV_RVE = 0x8;
    private static final int RISCV_TSO = 0x10;

    private static final int LOONGARCH_MODIFIER = 0x7;

    private static final int MIPS_ABI2 = 0x20;
    private static final int MIPS_FP64 = 0x200;
    private static final int MIPS_NAN2008 = 0x400;
    private static final int MIPS_ABI = 0xf000;
    private static final int MIPS_ARCH_SHIFT = 28;
    private static final List<String> MIPS_ARCHES = List.of(
            "mips1",
            "mips2",
            "mips3",
            "mips4",
            "mips5",
            "mips32",
            "mips64",
            "mips32r2",
            "mips64r2",
            "mips32r6",
            "mips64r6");

    /** How an ARM file passes floating-point arguments. */
    enum ArmFloat {
        HARD("hard"),
        SOFT("soft"),
        /** It does not say, which loaders of both kinds accept; or it says both; or it is older than EABI 5. */
        UNKNOWN("unknown");

        private final String label;

        ArmFloat(String label) {
            this.label = label;
        }
    }

    private FlagsDecoder() {}

    static List<FlagsMeaning> decode(Machine machine, WordSize wordSize, int flags) {
        return switch (machine.value()) {
            case 8 -> mips(wordSize, flags);
            case 21 -> List.of(new FlagsMeaning(Aspect.ABI, ppc64Abi(flags)));
            case 40 -> arm(flags);
            case 243 -> riscv(flags);
            case 258 -> List.of(new FlagsMeaning(Aspect.FLOAT_ABI, loongArchFloatAbi(flags)));
            default -> List.of();
        };
    }

    static ArmFloat armFloatAbi(int flags) {
        if (flags >>> ARM_EABI_SHIFT != ARM_EABI5) {
            return ArmFloat.UNKNOWN;
        }
        return switch (flags & (ARM_HARD | ARM_SOFT)) {
            case ARM_HARD -> ArmFloat.HARD;
            case ARM_SOFT -> ArmFloat.SOFT;
            default -> ArmFloat.UNKNOWN;
        };
    }

    private static List<FlagsMeaning> arm(int flags) {
        List<FlagsMeaning> meanings = new ArrayList<>();
        int version = flags >>> ARM_EABI_SHIFT;
        meanings.add(new FlagsMeaning(Aspect.ABI, version == 0 ? "before EABI" : "EABI" + version));
        meanings.add(new FlagsMeaning(Aspect.FLOAT_ABI, armFloatAbi(flags).label));
        addIf(meanings, flags, ARM_BE8, Aspect.FEATURE, "BE8");
        return meanings;
    }

    private static String ppc64Abi(int flags) {
        return switch (flags & PPC64_ABI) {
            case 0 -> "unspecified";
            case 1 -> "ELFv1";
            case 2 -> "ELFv2";
            default -> "unknown";
        };
    }

    private static List<FlagsMeaning> riscv(int flags) {
        List<FlagsMeaning> meanings = new ArrayList<>();
        meanings.add(new FlagsMeaning(
                Aspect.FLOAT_ABI,
                switch (flags & RISCV_FLOAT) {
                    case 0 -> "soft";
                    case 2 -> "single";
                    case 4 -> "double";
                    default -> "quad";
                }));
        addIf(meanings, flags, RISCV_RVC, Aspect.FEATURE, "RVC");
        addIf(meanings, flags, RISCV_RVE, Aspect.FEATURE, "RVE");
        addIf(meanings, flags, RISCV_TSO, Aspect.FEATURE, "TSO");
        return meanings;
    }

    private static String loongArchFloatAbi(int flags) {
        return switch (flags & LOONGARCH_MODIFIER) {
            case 1 -> "soft";
            case 2 -> "single";
            case 3 -> "double";
            default -> "unknown";
        };
    }

    private static List<FlagsMeaning> mips(WordSize wordSize, int flags) {
        List<FlagsMeaning> meanings = new ArrayList<>();
        meanings.add(new FlagsMeaning(Aspect.ABI, mipsAbi(wordSize, flags)));
        int arch = flags >>> MIPS_ARCH_SHIFT;
        if (arch < MIPS_ARCHES.size()) {
            meanings.add(new FlagsMeaning(Aspect.INSTRUCTION_SET, MIPS_ARCHES.get(arch)));
        }
        meanings.add(new FlagsMeaning(Aspect.NAN, (flags & MIPS_NAN2008) == 0 ? "legacy" : "2008"));
        addIf(meanings, flags, MIPS_FP64, Aspect.FEATURE, "FP64");
        return meanings;
    }

    private static String mipsAbi(WordSize wordSize, int flags) {
        if ((flags & MIPS_ABI2) != 0) {
            return "n32";
        }
        return switch (flags & MIPS_ABI) {
            case 0x1000 -> "o32";
            case 0x2000 -> "o64";
            case 0x3000 -> "eabi32";
            case 0x4000 -> "eabi64";
            case 0 -> wordSize == WordSize.W64 ? "n64" : "unspecified";
            default -> "unknown";
        };
    }

    private static void addIf(List<FlagsMeaning> meanings, int flags, int bit, Aspect aspect, String value) {
        if ((flags & bit) != 0) {
            meanings.add(new FlagsMeaning(aspect, value));
        }
    }
}
