package io.github.archcheck.binary.macho;

/**
 * A {@code cmd} of a load command.
 *
 * @see <a href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/EXTERNAL_HEADERS/mach-o/loader.h">loader.h</a>
 */
public record LoadCommandType(int value) {
    /** LC_REQ_DYLD: a dyld that does not know the command must refuse the image. */
    private static final int REQUIRED_BY_DYLD = 0x8000_0000;

    static final int SEGMENT = 0x1;
    static final int SYMTAB = 0x2;
    static final int THREAD = 0x4;
    static final int UNIXTHREAD = 0x5;
    static final int DYSYMTAB = 0xb;
    static final int LOAD_DYLIB = 0xc;
    static final int ID_DYLIB = 0xd;
    static final int LOAD_DYLINKER = 0xe;
    static final int ID_DYLINKER = 0xf;
    static final int SUB_FRAMEWORK = 0x12;
    static final int SUB_UMBRELLA = 0x13;
    static final int SUB_CLIENT = 0x14;
    static final int SUB_LIBRARY = 0x15;
    static final int LOAD_WEAK_DYLIB = 0x8000_0018;
    static final int SEGMENT_64 = 0x19;
    static final int UUID = 0x1b;
    static final int RPATH = 0x8000_001c;
    static final int CODE_SIGNATURE = 0x1d;
    static final int SEGMENT_SPLIT_INFO = 0x1e;
    static final int REEXPORT_DYLIB = 0x8000_001f;
    static final int LAZY_LOAD_DYLIB = 0x20;
    static final int ENCRYPTION_INFO = 0x21;
    static final int DYLD_INFO = 0x22;
    static final int DYLD_INFO_ONLY = 0x8000_0022;
    static final int LOAD_UPWARD_DYLIB = 0x8000_0023;
    static final int VERSION_MIN_MACOSX = 0x24;
    static final int VERSION_MIN_IPHONEOS = 0x25;
    static final int FUNCTION_STARTS = 0x26;
    static final int DYLD_ENVIRONMENT = 0x27;
    static final int MAIN = 0x8000_0028;
    static final int DATA_IN_CODE = 0x29;
    static final int SOURCE_VERSION = 0x2a;
    static final int DYLIB_CODE_SIGN_DRS = 0x2b;
    static final int ENCRYPTION_INFO_64 = 0x2c;
    static final int LINKER_OPTION = 0x2d;
    static final int LINKER_OPTIMIZATION_HINT = 0x2e;
    static final int VERSION_MIN_TVOS = 0x2f;
    static final int VERSION_MIN_WATCHOS = 0x30;
    static final int BUILD_VERSION = 0x32;
    static final int DYLD_EXPORTS_TRIE = 0x8000_0033;
    static final int DYLD_CHAINED_FIXUPS = 0x8000_0034;
    static final int ATOM_INFO = 0x36;
    static final int FUNCTION_VARIANTS = 0x37;
    static final int FUNCTION_VARIANT_FIXUPS = 0x38;
    static final int TARGET_TRIPLE = 0x39;
    static final int LAZY_LOAD_DYLIB_INFO = 0x3a;

    private static final Names NAMES = new Names()
            .add(SEGMENT, "LC_SEGMENT")
            .add(SYMTAB, "LC_SYMTAB")
            .add(0x3, "LC_SYMSEG")
            .add(THREAD, "LC_THREAD")
            .add(UNIXTHREAD, "LC_UNIXTHREAD")
            .add(0x6, "LC_LOADFVMLIB")
            .add(0x7, "LC_IDFVMLIB")
            .add(0x8, "LC_IDENT")
            .add(0x9, "LC_FVMFILE")
            .add(0xa, "LC_PREPAGE")
            .add(DYSYMTAB, "LC_DYSYMTAB")
            .add(LOAD_DYLIB, "LC_LOAD_DYLIB")
            .add(ID_DYLIB, "LC_ID_DYLIB")
            .add(LOAD_DYLINKER, "LC_LOAD_DYLINKER")
            .add(ID_DYLINKER, "LC_ID_DYLINKER")
            .add(0x10, "LC_PREBOUND_DYLIB")
            .add(0x11, "LC_ROUTINES")
            .add(SUB_FRAMEWORK, "LC_SUB_FRAMEWORK")
            .add(SUB_UMBRELLA, "LC_SUB_UMBRELLA")
            .add(SUB_CLIENT, "LC_SUB_CLIENT")
            .add(SUB_LIBRARY, "LC_SUB_LIBRARY")
            .add(0x16, "LC_TWOLEVEL_HINTS")
            .add(0x17, "LC_PREBIND_CKSUM")
            .add(LOAD_WEAK_DYLIB, "LC_LOAD_WEAK_DYLIB")
            .add(SEGMENT_64, "LC_SEGMENT_64")
            .add(0x1a, "LC_ROUTINES_64")
            .add(UUID, "LC_UUID")
            .add(RPATH, "LC_RPATH")
            .add(CODE_SIGNATURE, "LC_CODE_SIGNATURE")
            .add(SEGMENT_SPLIT_INFO, "LC_SEGMENT_SPLIT_INFO")
            .add(REEXPORT_DYLIB, "LC_REEXPORT_DYLIB")
            .add(LAZY_LOAD_DYLIB, "LC_LAZY_LOAD_DYLIB")
            .add(ENCRYPTION_INFO, "LC_ENCRYPTION_INFO")
            .add(DYLD_INFO, "LC_DYLD_INFO")
            .add(DYLD_INFO_ONLY, "LC_DYLD_INFO_ONLY")
            .add(LOAD_UPWARD_DYLIB, "LC_LOAD_UPWARD_DYLIB")
            .add(VERSION_MIN_MACOSX, "LC_VERSION_MIN_MACOSX")
            .add(VERSION_MIN_IPHONEOS, "LC_VERSION_MIN_IPHONEOS")
            .add(FUNCTION_STARTS, "LC_FUNCTION_STARTS")
            .add(DYLD_ENVIRONMENT, "LC_DYLD_ENVIRONMENT")
            .add(MAIN, "LC_MAIN")
            .add(DATA_IN_CODE, "LC_DATA_IN_CODE")
            .add(SOURCE_VERSION, "LC_SOURCE_VERSION")
            .add(DYLIB_CODE_SIGN_DRS, "LC_DYLIB_CODE_SIGN_DRS")
            .add(ENCRYPTION_INFO_64, "LC_ENCRYPTION_INFO_64")
            .add(LINKER_OPTION, "LC_LINKER_OPTION")
            .add(LINKER_OPTIMIZATION_HINT, "LC_LINKER_OPTIMIZATION_HINT")
            .add(VERSION_MIN_TVOS, "LC_VERSION_MIN_TVOS")
            .add(VERSION_MIN_WATCHOS, "LC_VERSION_MIN_WATCHOS")
            .add(0x31, "LC_NOTE")
            .add(BUILD_VERSION, "LC_BUILD_VERSION")
            .add(DYLD_EXPORTS_TRIE, "LC_DYLD_EXPORTS_TRIE")
            .add(DYLD_CHAINED_FIXUPS, "LC_DYLD_CHAINED_FIXUPS")
            .add(0x8000_0035, "LC_FILESET_ENTRY")
            .add(ATOM_INFO, "LC_ATOM_INFO")
            .add(FUNCTION_VARIANTS, "LC_FUNCTION_VARIANTS")
            .add(FUNCTION_VARIANT_FIXUPS, "LC_FUNCTION_VARIANT_FIXUPS")
            .add(TARGET_TRIPLE, "LC_TARGET_TRIPLE")
            .add(LAZY_LOAD_DYLIB_INFO, "LC_LAZY_LOAD_DYLIB_INFO");

    /** Apple's name of the constant, or the number in hexadecimal. */
    public String name() {
        return NAMES.of(value);
    }

    /** Whether a dyld that does not know the command must refuse the image. */
    public boolean isRequiredByDyld() {
        return (value & REQUIRED_BY_DYLD) != 0;
    }
}
