package io.github.archcheck.binary.elf;

import java.util.Optional;

/**
 * {@code d_tag}: an open set of numbers; those from 0x7000_0000 to 0x7fff_ffff mean something else for every machine, but
 * for the few at the end that Solaris took.
 *
 * @see <a href="https://gabi.xinuos.com/elf/08-dynamic.html">gABI, dynamic section</a>
 */
public record DynamicTag(long value) {
    static final int DT_NULL = 0;
    static final int DT_NEEDED = 1;
    static final int DT_PLTRELSZ = 2;
    static final int DT_HASH = 4;
    static final int DT_STRTAB = 5;
    static final int DT_SYMTAB = 6;
    static final int DT_RELA = 7;
    static final int DT_RELASZ = 8;
    static final int DT_RELAENT = 9;
    static final int DT_STRSZ = 10;
    static final int DT_SYMENT = 11;
    static final int DT_SONAME = 14;
    static final int DT_RPATH = 15;
    static final int DT_REL = 17;
    static final int DT_RELSZ = 18;
    static final int DT_RELENT = 19;
    static final int DT_PLTREL = 20;
    static final int DT_DEBUG = 21;
    static final int DT_TEXTREL = 22;
    static final int DT_JMPREL = 23;
    static final int DT_RUNPATH = 29;
    static final int DT_FLAGS = 30;
    static final int DT_RELR = 36;
    static final int DT_GNU_HASH = 0x6fff_fef5;
    static final int DT_CONFIG = 0x6fff_fefa;
    static final int DT_DEPAUDIT = 0x6fff_fefb;
    static final int DT_AUDIT = 0x6fff_fefc;
    static final int DT_VERSYM = 0x6fff_fff0;
    static final int DT_RELACOUNT = 0x6fff_fff9;
    static final int DT_RELCOUNT = 0x6fff_fffa;
    static final int DT_FLAGS_1 = 0x6fff_fffb;
    static final int DT_VERDEF = 0x6fff_fffc;
    static final int DT_VERDEFNUM = 0x6fff_fffd;
    static final int DT_VERNEED = 0x6fff_fffe;
    static final int DT_VERNEEDNUM = 0x6fff_ffff;
    static final int DT_MIPS_SYMTABNO = 0x7000_0011;
    static final int DT_MIPS_RLD_MAP = 0x7000_0016;
    static final int DT_MIPS_RLD_MAP_REL = 0x7000_0035;
    static final int DT_AUXILIARY = 0x7fff_fffd;
    static final int DT_FILTER = 0x7fff_ffff;

    /** As in the ELF headers, such as {@code DT_SONAME}; empty for a number that has no name here. */
    public Optional<String> name() {
        String word = word();
        return word.isEmpty() ? Optional.empty() : Optional.of("DT_" + word);
    }

    /** Whether the value is an index into the string table. */
    boolean isString() {
        return switch (code()) {
            case DT_NEEDED, DT_SONAME, DT_RPATH, DT_RUNPATH -> true;
            case DT_CONFIG, DT_DEPAUDIT, DT_AUDIT, DT_AUXILIARY, DT_FILTER -> true;
            default -> false;
        };
    }

    /** Whether it keeps the place where a debugger finds the loader's list, which linkers make in programs only. */
    boolean isDebuggerPlace() {
        return switch (code()) {
            case DT_DEBUG, DT_MIPS_RLD_MAP, DT_MIPS_RLD_MAP_REL -> true;
            default -> false;
        };
    }

    /** The number for a {@code switch}; -1, which is no tag, when it has more than 32 bits. */
    int code() {
        return value == (int) value ? (int) value : -1;
    }

    private String word() {
        return switch (code()) {
            case DT_NULL -> "NULL";
            case DT_NEEDED -> "NEEDED";
            case DT_PLTRELSZ -> "PLTRELSZ";
            case 3 -> "PLTGOT";
            case DT_HASH -> "HASH";
            case DT_STRTAB -> "STRTAB";
            case DT_SYMTAB -> "SYMTAB";
            case DT_RELA -> "RELA";
            case DT_RELASZ -> "RELASZ";
            case DT_RELAENT -> "RELAENT";
            case DT_STRSZ -> "STRSZ";
            case DT_SYMENT -> "SYMENT";
            case 12 -> "INIT";
            case 13 -> "FINI";
            case DT_SONAME -> "SONAME";
            case DT_RPATH -> "RPATH";
            case 16 -> "SYMBOLIC";
            case DT_REL -> "REL";
            case DT_RELSZ -> "RELSZ";
            case DT_RELENT -> "RELENT";
            case DT_PLTREL -> "PLTREL";
            case DT_DEBUG -> "DEBUG";
            case DT_TEXTREL -> "TEXTREL";
            case DT_JMPREL -> "JMPREL";
            case 24 -> "BIND_NOW";
            case 25 -> "INIT_ARRAY";
            case 26 -> "FINI_ARRAY";
            case 27 -> "INIT_ARRAYSZ";
            case 28 -> "FINI_ARRAYSZ";
            case DT_RUNPATH -> "RUNPATH";
            case DT_FLAGS -> "FLAGS";
            case 32 -> "PREINIT_ARRAY";
            case 33 -> "PREINIT_ARRAYSZ";
            case 34 -> "SYMTAB_SHNDX";
            case 35 -> "RELRSZ";
            case DT_RELR -> "RELR";
            case 37 -> "RELRENT";
            case 0x6fff_fdf8 -> "CHECKSUM";
            case DT_GNU_HASH -> "GNU_HASH";
            case DT_CONFIG -> "CONFIG";
            case DT_DEPAUDIT -> "DEPAUDIT";
            case DT_AUDIT -> "AUDIT";
            case DT_VERSYM -> "VERSYM";
            case DT_RELACOUNT -> "RELACOUNT";
            case DT_RELCOUNT -> "RELCOUNT";
            case DT_FLAGS_1 -> "FLAGS_1";
            case DT_VERDEF -> "VERDEF";
            case DT_VERDEFNUM -> "VERDEFNUM";
            case DT_VERNEED -> "VERNEED";
            case DT_VERNEEDNUM -> "VERNEEDNUM";
            case DT_AUXILIARY -> "AUXILIARY";
            case DT_FILTER -> "FILTER";
            default -> "";
        };
    }
}
