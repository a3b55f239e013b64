package io.github.archcheck.binary;

/** What kind of file an image is to its loader. The raw number stays in the format's own details. */
public enum ImageType {
    // Mach-O filetype
    DYLIB("dylib"),
    BUNDLE("bundle"),
    EXECUTABLE("executable"),
    OBJECT("object"),
    CORE("core"),
    DYLINKER("dylinker"),
    DYLIB_STUB("dylib-stub"),
    DSYM("dsym"),
    KEXT("kext"),
    FVMLIB("fvmlib"),
    PRELOAD("preload"),
    FILESET("fileset"),
    // ELF e_type
    SHARED_OBJECT("shared-object"),
    PIE("pie"),
    RELOCATABLE("relocatable"),
    /** An ELF file that holds only debug information; its headers promise segments that are not there. */
    DEBUG("debug"),
    // PE
    DLL("dll"),
    // containers and others
    ARCHIVE("archive"),
    MODULE("module"),
    UNKNOWN("unknown");

    private final String label;

    ImageType(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
