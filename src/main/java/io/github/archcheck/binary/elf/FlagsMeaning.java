package io.github.archcheck.binary.elf;

/**
 * One thing that {@code e_flags} says for the machine of the file.
 *
 * @param value in the words of the machine's own ABI document: {@code hard}, {@code ELFv2}, {@code n32}
 */
public record FlagsMeaning(Aspect aspect, String value) {
    /** What it is about. */
    public enum Aspect {
        /** The calling convention as a whole: ARM's EABI version, PPC64's ELFv1 and ELFv2, o32, n32 and n64 of MIPS. */
        ABI("ABI"),
        /** How floating-point arguments are passed; {@code unknown} where the file should say so and does not. */
        FLOAT_ABI("float ABI"),
        /** The instruction set that the code was compiled for. */
        INSTRUCTION_SET("instruction set"),
        /** How a quiet NaN is coded. */
        NAN("NaN encoding"),
        /** Anything else that is either there or not. */
        FEATURE("feature");

        private final String label;

        Aspect(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
