package io.github.archcheck.platform;

import java.util.Locale;

/**
 * What a binary was compiled for, or what a process is. Numbers in files form an open set, so an architecture without a
 * name here is a value like any other and never an error.
 */
public sealed interface Architecture permits Architecture.Known, Architecture.Unknown {
    /** The name used in reports; for {@link Known} also what {@code --target} names are made of. */
    String label();

    /** Architectures that archcheck can name. */
    enum Known implements Architecture {
        X86_64("x86_64"),
        /** The Haswell-and-later slice of macOS. */
        X86_64H("x86_64h"),
        /** x86_64 instructions with 32-bit pointers (ELF class 32). */
        X32("x32"),
        /** 32-bit x86 in a Mach-O file. */
        I386("i386"),
        /** 32-bit x86 in an ELF or PE file. */
        I686("i686"),
        ARM64("arm64"),
        /** The Mach-O subtype ARM64_V8, which dyld tells from plain arm64. */
        ARM64_V8("arm64v8"),
        ARM64E("arm64e"),
        ARM64_32("arm64_32"),
        ARM64EC("arm64ec"),
        AARCH64_BE("aarch64_be"),
        /** 32-bit ARM with the hard-float calling convention (EABI5). */
        ARMV7L("armv7l"),
        /** 32-bit ARM that says soft-float, or says nothing about its calling convention. */
        ARM("arm"),
        ARMEB("armeb"),
        ARMV6("armv6"),
        ARMV7("armv7"),
        ARMV7S("armv7s"),
        ARMV7K("armv7k"),
        PPC("ppc"),
        PPC64("ppc64"),
        PPC64LE("ppc64le"),
        S390("s390"),
        S390X("s390x"),
        RISCV32("riscv32"),
        RISCV64("riscv64"),
        LOONGARCH32("loongarch32"),
        LOONGARCH64("loongarch64"),
        MIPS("mips"),
        MIPSEL("mipsel"),
        MIPS64("mips64"),
        MIPS64EL("mips64el"),
        SPARC("sparc"),
        SPARC64("sparc64"),
        ALPHA("alpha"),
        HPPA("hppa"),
        IA64("ia64"),
        M68K("m68k"),
        SH4("sh4"),
        WASM32("wasm32"),
        WASM64("wasm64");

        private final String label;

        Known(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * A machine number without a name.
     *
     * @param field the format's own field, such as {@code cputype} or {@code e_machine}
     * @param code the number, at least zero
     * @param digits hexadecimal digits to print, the width of the field
     */
    record Unknown(String field, long code, int digits) implements Architecture {
        @Override
        public String label() {
            return String.format(Locale.ROOT, "%s 0x%0" + digits + "x", field, code);
        }
    }
}
