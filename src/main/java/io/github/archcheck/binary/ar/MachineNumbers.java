package io.github.archcheck.binary.ar;

import static java.util.Map.entry;

import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import java.util.Map;
import java.util.Optional;

/**
 * Names for the machine numbers of other formats. Each format's package has a fuller table of its own, but formats do not
 * see each other: what an archive needs of them is one number at a fixed place, and that is cheaper to say twice than to
 * tie all formats together.
 */
final class MachineNumbers {
    private static final int SUBTYPE_MASK = 0x00ff_ffff;

    private static final Map<Integer, Known> COFF = Map.ofEntries(
            entry(0x014c, Known.I686),
            entry(0x01c4, Known.ARM),
            entry(0x0200, Known.IA64),
            entry(0x5032, Known.RISCV32),
            entry(0x5064, Known.RISCV64),
            entry(0x6232, Known.LOONGARCH32),
            entry(0x6264, Known.LOONGARCH64),
            entry(0x8664, Known.X86_64),
            entry(0xa641, Known.ARM64EC),
            entry(0xa64e, Known.ARM64EC),
            entry(0xaa64, Known.ARM64));

    private MachineNumbers() {}

    /** Empty for a number that is not in the table: COFF objects have no magic, so the machine has to serve as one. */
    static Optional<Architecture> coff(int machine) {
        return Optional.ofNullable(COFF.get(machine));
    }

    static Architecture machO(int cputype, int cpusubtype) {
        int subtype = cpusubtype & SUBTYPE_MASK;
        return switch (cputype) {
            case 0x0000_0007 -> Known.I386;
            case 0x0000_000c ->
                switch (subtype) {
                    case 6 -> Known.ARMV6;
                    case 9 -> Known.ARMV7;
                    case 11 -> Known.ARMV7S;
                    case 12 -> Known.ARMV7K;
                    default -> Known.ARM;
                };
            case 0x0000_0012 -> Known.PPC;
            case 0x0100_0007 -> subtype == 8 ? Known.X86_64H : Known.X86_64;
            case 0x0100_000c ->
                switch (subtype) {
                    case 1 -> Known.ARM64_V8;
                    case 2 -> Known.ARM64E;
                    default -> Known.ARM64;
                };
            case 0x0100_0012 -> Known.PPC64;
            case 0x0200_000c -> Known.ARM64_32;
            default -> new Architecture.Unknown("cputype", Integer.toUnsignedLong(cputype), 8);
        };
    }

    /** ARM objects do not say in their header how they pass floats, so all of them are plain arm. */
    static Architecture elf(int machine, boolean wide, boolean little) {
        return switch (machine) {
            case 2, 18 -> Known.SPARC;
            case 3 -> Known.I686;
            case 4 -> Known.M68K;
            case 8 -> wide ? (little ? Known.MIPS64EL : Known.MIPS64) : (little ? Known.MIPSEL : Known.MIPS);
            case 15 -> Known.HPPA;
            case 20 -> Known.PPC;
            case 21 -> little ? Known.PPC64LE : Known.PPC64;
            case 22 -> wide ? Known.S390X : Known.S390;
            case 40 -> little ? Known.ARM : Known.ARMEB;
            case 42 -> Known.SH4;
            case 43 -> Known.SPARC64;
            case 50 -> Known.IA64;
            case 62 -> wide ? Known.X86_64 : Known.X32;
            case 183 -> little ? Known.ARM64 : Known.AARCH64_BE;
            case 243 -> wide ? Known.RISCV64 : Known.RISCV32;
            case 258 -> wide ? Known.LOONGARCH64 : Known.LOONGARCH32;
            case 0x9026 -> Known.ALPHA;
            default -> new Architecture.Unknown("e_machine", machine, 4);
        };
    }
}
