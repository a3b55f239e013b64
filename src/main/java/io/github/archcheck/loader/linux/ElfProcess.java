package io.github.archcheck.loader.linux;

import io.github.archcheck.binary.elf.ElfHeader;
import io.github.archcheck.binary.elf.Machine;
import io.github.archcheck.bytes.WordSize;
import io.github.archcheck.platform.Architecture.Known;
import java.nio.ByteOrder;

/**
 * The kind of ELF file that a process is made of.
 *
 * @param architecture as reports name it
 */
public record ElfProcess(Known architecture, Machine machine, WordSize wordSize, ByteOrder byteOrder) {
    private static final int ARM_EABI_SHIFT = 24;
    private static final int ARM_EABI5 = 5;
    private static final int ARM_SOFT_FLOAT = 0x200;
    private static final int ARM_HARD_FLOAT = 0x400;
    private static final int PPC64_ABI = 0x3;
    private static final int PPC64_ELF_V1 = 1;
    private static final int PPC64_ELF_V2 = 2;
    private static final int RISCV_FLOAT_ABI = 0x6;
    private static final int RISCV_FLOAT_DOUBLE = 0x4;

    /** @throws IllegalArgumentException for an architecture that Linux has no processes of */
    public static ElfProcess of(Known architecture) {
        return switch (architecture) {
            case X86_64 -> little(architecture, Machine.X86_64, WordSize.W64);
            case X32 -> little(architecture, Machine.X86_64, WordSize.W32);
            case I386, I686 -> little(Known.I686, Machine.I386, WordSize.W32);
            case ARM64 -> little(architecture, Machine.AARCH64, WordSize.W64);
            case AARCH64_BE -> big(architecture, Machine.AARCH64, WordSize.W64);
            case ARMV7L, ARM, ARMV6, ARMV7 -> little(architecture, Machine.ARM, WordSize.W32);
            case ARMEB -> big(architecture, Machine.ARM, WordSize.W32);
            case PPC -> big(architecture, Machine.PPC, WordSize.W32);
            case PPC64 -> big(architecture, Machine.PPC64, WordSize.W64);
            case PPC64LE -> little(architecture, Machine.PPC64, WordSize.W64);
            case S390 -> big(architecture, Machine.S390, WordSize.W32);
            case S390X -> big(architecture, Machine.S390, WordSize.W64);
            case RISCV32 -> little(architecture, Machine.RISCV, WordSize.W32);
            case RISCV64 -> little(architecture, Machine.RISCV, WordSize.W64);
            case LOONGARCH32 -> little(architecture, Machine.LOONGARCH, WordSize.W32);
            case LOONGARCH64 -> little(architecture, Machine.LOONGARCH, WordSize.W64);
            case MIPS -> big(architecture, Machine.MIPS, WordSize.W32);
            case MIPSEL -> little(architecture, Machine.MIPS, WordSize.W32);
            case MIPS64 -> big(architecture, Machine.MIPS, WordSize.W64);
            case MIPS64EL -> little(architecture, Machine.MIPS, WordSize.W64);
            case SPARC -> big(architecture, Machine.SPARC, WordSize.W32);
            case SPARC64 -> big(architecture, Machine.SPARCV9, WordSize.W64);
            case ALPHA -> little(architecture, Machine.ALPHA, WordSize.W64);
            case HPPA -> big(architecture, Machine.PARISC, WordSize.W32);
            case IA64 -> little(architecture, Machine.IA_64, WordSize.W64);
            case M68K -> big(architecture, Machine.M68K, WordSize.W32);
            case SH4 -> little(architecture, Machine.SH, WordSize.W32);
            case X86_64H, ARM64_V8, ARM64E, ARM64_32, ARM64EC, ARMV7S, ARMV7K, WASM32, WASM64 ->
                throw new IllegalArgumentException("Linux has no " + architecture.label() + " processes");
        };
    }

    private static ElfProcess little(Known architecture, Machine machine, WordSize wordSize) {
        return new ElfProcess(architecture, machine, wordSize, ByteOrder.LITTLE_ENDIAN);
    }

    private static ElfProcess big(Known architecture, Machine machine, WordSize wordSize) {
        return new ElfProcess(architecture, machine, wordSize, ByteOrder.BIG_ENDIAN);
    }

    /** The size in bytes of an ELF header of the process's own class. */
    public int headerBytes() {
        return switch (wordSize) {
            case W32 -> 52;
            case W64 -> 64;
        };
    }

    /** The size in bytes of a program header of the process's own class. */
    public int programHeaderBytes() {
        return switch (wordSize) {
            case W32 -> 32;
            case W64 -> 56;
        };
    }

    /** A field of two bytes as a process reads it that takes its own byte order for the file's. */
    public int inOwnOrder(int field, ElfHeader header) {
        return header.ident().byteOrder().equals(byteOrder)
                ? field
                : Short.toUnsignedInt(Short.reverseBytes((short) field));
    }

    /**
     * Whether e_machine, and those e_flags that glibc looks at, are the process's own. Word size and byte order are not
     * part of it: a loader reads the fields as if they were right.
     */
    public boolean takesMachine(ElfHeader header) {
        return inOwnOrder(header.machine().value(), header) == machine.value() && takesFlags(header);
    }

    private boolean takesFlags(ElfHeader header) {
        int flags =
                header.ident().byteOrder().equals(byteOrder) ? header.flags() : Integer.reverseBytes(header.flags());
        return switch (architecture) {
            case ARMV7L, ARMV7 -> !isArmEabi5(flags) || (flags & ARM_SOFT_FLOAT) == 0;
            case ARM, ARMV6, ARMEB -> !isArmEabi5(flags) || (flags & ARM_HARD_FLOAT) == 0;
            case PPC64 -> (flags & PPC64_ABI) <= PPC64_ELF_V1;
            case PPC64LE -> (flags & PPC64_ABI) == 0 || (flags & PPC64_ABI) == PPC64_ELF_V2;
            case RISCV64 -> (flags & RISCV_FLOAT_ABI) == RISCV_FLOAT_DOUBLE;
            case X86_64,
                    X86_64H,
                    X32,
                    I386,
                    I686,
                    ARM64,
                    ARM64_V8,
                    ARM64E,
                    ARM64_32,
                    ARM64EC,
                    AARCH64_BE,
                    ARMV7S,
                    ARMV7K,
                    PPC,
                    S390,
                    S390X,
                    RISCV32,
                    LOONGARCH32,
                    LOONGARCH64,
                    MIPS,
                    MIPSEL,
                    MIPS64,
                    MIPS64EL,
                    SPARC,
                    SPARC64,
                    ALPHA,
                    HPPA,
                    IA64,
                    M68K,
                    SH4,
                    WASM32,
                    WASM64 -> true;
        };
    }

    private static boolean isArmEabi5(int flags) {
        return flags >>> ARM_EABI_SHIFT == ARM_EABI5;
    }
}
