package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Architecture.Known;
import java.nio.ByteOrder;

/**
 * From machine, class, byte order and flags to an architecture. A combination that no system has ever had, such as a
 * 64-bit 386, is an architecture without a name.
 */
final class Architectures {
    private static final int E_MACHINE_DIGITS = 4;

    private Architectures() {}

    static Architecture of(ElfHeader header) {
        Machine machine = header.machine();
        boolean wide = header.ident().wordSize() == WordSize.W64;
        boolean little = header.ident().byteOrder() == ByteOrder.LITTLE_ENDIAN;
        Architecture unknown = new Architecture.Unknown("e_machine", machine.value(), E_MACHINE_DIGITS);
        return switch (machine.value()) {
            case 2, 18 -> wide || little ? unknown : Known.SPARC;
            case 3 -> wide || !little ? unknown : Known.I686;
            case 4 -> wide || little ? unknown : Known.M68K;
            case 8 -> mips(wide, little);
            case 15 -> little ? unknown : Known.HPPA;
            case 20 -> wide || little ? unknown : Known.PPC;
            case 21 -> wide ? (little ? Known.PPC64LE : Known.PPC64) : unknown;
            case 22 -> little ? unknown : (wide ? Known.S390X : Known.S390);
            case 40 -> wide ? unknown : arm(header.flags(), little);
            case 42 -> wide ? unknown : Known.SH4;
            case 43 -> wide && !little ? Known.SPARC64 : unknown;
            case 50 -> Known.IA64;
            case 62 -> little ? (wide ? Known.X86_64 : Known.X32) : unknown;
            case 183 -> wide ? (little ? Known.ARM64 : Known.AARCH64_BE) : unknown;
            case 243 -> little ? (wide ? Known.RISCV64 : Known.RISCV32) : unknown;
            case 258 -> little ? (wide ? Known.LOONGARCH64 : Known.LOONGARCH32) : unknown;
            case 0x9026 -> wide && little ? Known.ALPHA : unknown;
            default -> unknown;
        };
    }

    /** The n32 convention counts as 32-bit here, as its loader does; the flags' meaning names it. */
    private static Known mips(boolean wide, boolean little) {
        if (wide) {
            return little ? Known.MIPS64EL : Known.MIPS64;
        }
        return little ? Known.MIPSEL : Known.MIPS;
    }

    private static Known arm(int flags, boolean little) {
        if (!little) {
            return Known.ARMEB;
        }
        return FlagsDecoder.armFloatAbi(flags) == FlagsDecoder.ArmFloat.HARD ? Known.ARMV7L : Known.ARM;
    }
}
