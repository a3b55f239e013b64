package io.github.archcheck.binary.elf;

import java.util.List;

/**
 * {@code DT_FLAGS_1}; all zero when the file has none.
 *
 * @see <a href="https://docs.oracle.com/cd/E37838_01/html/E36783/chapter6-42444.html">Oracle Solaris Linkers and
 *     Libraries Guide, dynamic section</a>
 */
public record DynamicFlags1(long bits) {
    private static final long DF_1_NOW = 0x1;
    private static final long DF_1_NOOPEN = 0x40;
    private static final long DF_1_NODEFLIB = 0x800;
    private static final long DF_1_PIE = 0x800_0000;
    private static final List<String> NAMES = List.of(
            "DF_1_NOW",
            "DF_1_GLOBAL",
            "DF_1_GROUP",
            "DF_1_NODELETE",
            "DF_1_LOADFLTR",
            "DF_1_INITFIRST",
            "DF_1_NOOPEN",
            "DF_1_ORIGIN",
            "DF_1_DIRECT",
            "DF_1_TRANS",
            "DF_1_INTERPOSE",
            "DF_1_NODEFLIB",
            "DF_1_NODUMP",
            "DF_1_CONFALT",
            "DF_1_ENDFILTEE",
            "DF_1_DISPRELDNE",
            "DF_1_DISPRELPND",
            "DF_1_NODIRECT",
            "DF_1_IGNMULDEF",
            "DF_1_NOKSYMS",
            "DF_1_NOHDR",
            "DF_1_EDITED",
            "DF_1_NORELOC",
            "DF_1_SYMINTPOSE",
            "DF_1_GLOBAUDIT",
            "DF_1_SINGLETON",
            "DF_1_STUB",
            "DF_1_PIE",
            "DF_1_KMOD",
            "DF_1_WEAKFILTER",
            "DF_1_NOCOMMON");

    boolean isNow() {
        return (bits & DF_1_NOW) != 0;
    }

    /** Whether {@code dlopen} refuses it. */
    public boolean isNoOpen() {
        return (bits & DF_1_NOOPEN) != 0;
    }

    /** Whether its needs are not looked for in the loader's cache and default directories. */
    public boolean isNoDefaultLibraries() {
        return (bits & DF_1_NODEFLIB) != 0;
    }

    public boolean isPie() {
        return (bits & DF_1_PIE) != 0;
    }

    /** The names of the bits that are set, lowest first; what has no name comes last as one hexadecimal number. */
    public List<String> names() {
        return Names.ofBits(bits, NAMES);
    }
}
