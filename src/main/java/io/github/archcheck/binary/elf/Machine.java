package io.github.archcheck.binary.elf;

import java.util.Optional;

/**
 * {@code e_machine}: an open set of numbers.
 *
 * @see <a href="https://gabi.xinuos.com/elf/a-emachine.html">gABI, machine names</a>
 */
public record Machine(int value) {
    public static final Machine SPARC = new Machine(2);
    public static final Machine I386 = new Machine(3);
    public static final Machine M68K = new Machine(4);
    public static final Machine MIPS = new Machine(8);
    public static final Machine PARISC = new Machine(15);
    public static final Machine SPARC32PLUS = new Machine(18);
    public static final Machine PPC = new Machine(20);
    public static final Machine PPC64 = new Machine(21);
    public static final Machine S390 = new Machine(22);
    public static final Machine ARM = new Machine(40);
    public static final Machine SH = new Machine(42);
    public static final Machine SPARCV9 = new Machine(43);
    public static final Machine IA_64 = new Machine(50);
    public static final Machine X86_64 = new Machine(62);
    public static final Machine AARCH64 = new Machine(183);
    public static final Machine RISCV = new Machine(243);
    public static final Machine LOONGARCH = new Machine(258);
    public static final Machine ALPHA = new Machine(0x9026);

    /** As in the gABI, such as {@code EM_X86_64}; empty for a number that has no name here. */
    public Optional<String> name() {
        String name = word();
        return name.isEmpty() ? Optional.empty() : Optional.of("EM_" + name);
    }

    private String word() {
        return switch (value) {
            case 0 -> "NONE";
            case 1 -> "M32";
            case 2 -> "SPARC";
            case 3 -> "386";
            case 4 -> "68K";
            case 5 -> "88K";
            case 6 -> "IAMCU";
            case 7 -> "860";
            case 8 -> "MIPS";
            case 9 -> "S370";
            case 10 -> "MIPS_RS3_LE";
            case 15 -> "PARISC";
            case 18 -> "SPARC32PLUS";
            case 20 -> "PPC";
            case 21 -> "PPC64";
            case 22 -> "S390";
            case 23 -> "SPU";
            case 40 -> "ARM";
            case 42 -> "SH";
            case 43 -> "SPARCV9";
            case 44 -> "TRICORE";
            case 45 -> "ARC";
            case 50 -> "IA_64";
            case 62 -> "X86_64";
            case 75 -> "VAX";
            case 83 -> "AVR";
            case 92 -> "OPENRISC";
            case 93 -> "ARC_COMPACT";
            case 94 -> "XTENSA";
            case 105 -> "MSP430";
            case 106 -> "BLACKFIN";
            case 113 -> "ALTERA_NIOS2";
            case 164 -> "HEXAGON";
            case 183 -> "AARCH64";
            case 188 -> "TILEPRO";
            case 189 -> "MICROBLAZE";
            case 190 -> "CUDA";
            case 191 -> "TILEGX";
            case 195 -> "ARC_COMPACT2";
            case 224 -> "AMDGPU";
            case 243 -> "RISCV";
            case 244 -> "LANAI";
            case 247 -> "BPF";
            case 251 -> "VE";
            case 252 -> "CSKY";
            case 258 -> "LOONGARCH";
            case 0x9026 -> "ALPHA";
            default -> "";
        };
    }

    // Written out, as of all that every scan compares: Java links what it makes up itself anew in every run.
    @Override
    public boolean equals(Object other) {
        return other instanceof Machine same && same.value == value;
    }

    @Override
    public int hashCode() {
        return value;
    }
}
