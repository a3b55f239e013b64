package io.github.archcheck.binary.macho;

import java.util.List;

/** The {@code flags} of a mach_header. */
public record HeaderFlags(int value) {
    public static final int MH_DYLDLINK = 0x4;
    /** Imports name the library that they are looked for in. */
    public static final int MH_TWOLEVEL = 0x80;

    /**
     * What dyld of macOS 26 calls MH_NO_DYNAMIC_ACCESS: the image may not be opened by dlopen. The bit was
     * MH_NOFIXPREBINDING in the days of prebinding, and is still named so in loader.h.
     */
    public static final int MH_NO_DYNAMIC_ACCESS = 0x400;

    public static final int MH_PIE = 0x20_0000;
    public static final int MH_DYLIB_IN_CACHE = 0x8000_0000;

    private static final Names NAMES = new Names()
            .add(0x1, "MH_NOUNDEFS")
            .add(0x2, "MH_INCRLINK")
            .add(0x4, "MH_DYLDLINK")
            .add(0x8, "MH_BINDATLOAD")
            .add(0x10, "MH_PREBOUND")
            .add(0x20, "MH_SPLIT_SEGS")
            .add(0x40, "MH_LAZY_INIT")
            .add(0x80, "MH_TWOLEVEL")
            .add(0x100, "MH_FORCE_FLAT")
            .add(0x200, "MH_NOMULTIDEFS")
            .add(0x400, "MH_NOFIXPREBINDING")
            .add(0x800, "MH_PREBINDABLE")
            .add(0x1000, "MH_ALLMODSBOUND")
            .add(0x2000, "MH_SUBSECTIONS_VIA_SYMBOLS")
            .add(0x4000, "MH_CANONICAL")
            .add(0x8000, "MH_WEAK_DEFINES")
            .add(0x1_0000, "MH_BINDS_TO_WEAK")
            .add(0x2_0000, "MH_ALLOW_STACK_EXECUTION")
            .add(0x4_0000, "MH_ROOT_SAFE")
            .add(0x8_0000, "MH_SETUID_SAFE")
            .add(0x10_0000, "MH_NO_REEXPORTED_DYLIBS")
            .add(0x20_0000, "MH_PIE")
            .add(0x40_0000, "MH_DEAD_STRIPPABLE_DYLIB")
            .add(0x80_0000, "MH_HAS_TLV_DESCRIPTORS")
            .add(0x100_0000, "MH_NO_HEAP_EXECUTION")
            .add(0x200_0000, "MH_APP_EXTENSION_SAFE")
            .add(0x400_0000, "MH_NLIST_OUTOFSYNC_WITH_DYLDINFO")
            .add(0x800_0000, "MH_SIM_SUPPORT")
            .add(0x1000_0000, "MH_IMPLICIT_PAGEZERO")
            .add(0x8000_0000, "MH_DYLIB_IN_CACHE");

    /** Whether all bits of a mask are set. */
    public boolean has(int mask) {
        return (value & mask) == mask;
    }

    /** Lowest bit first; bits without a name come last, together, in hexadecimal. */
    public List<String> names() {
        return NAMES.ofBits(value);
    }
}
