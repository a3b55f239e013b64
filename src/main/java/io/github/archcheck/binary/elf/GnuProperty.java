package io.github.archcheck.binary.elf;

/**
 * One property of NT_GNU_PROPERTY_TYPE_0. What types from 0xc000_0000 on mean depends on the machine.
 *
 * @param type pr_type
 * @param bytes pr_datasz
 * @param value unsigned; 0 when there are neither four nor eight bytes, negative when there are eight with the highest
 *     bit set
 */
public record GnuProperty(int type, long bytes, long value) {
    public static final int X86_FEATURE_1_AND = 0xc000_0002;
    public static final int X86_ISA_1_NEEDED = 0xc000_8002;
    public static final int X86_ISA_1_USED = 0xc001_0002;
    public static final int AARCH64_FEATURE_1_AND = 0xc000_0000;
}
