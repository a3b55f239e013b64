package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.ImageType;

/** A {@code filetype} of a mach_header. */
public record FileType(int value) {
    private static final Names NAMES = new Names()
            .add(0x1, "MH_OBJECT")
            .add(0x2, "MH_EXECUTE")
            .add(0x3, "MH_FVMLIB")
            .add(0x4, "MH_CORE")
            .add(0x5, "MH_PRELOAD")
            .add(0x6, "MH_DYLIB")
            .add(0x7, "MH_DYLINKER")
            .add(0x8, "MH_BUNDLE")
            .add(0x9, "MH_DYLIB_STUB")
            .add(0xa, "MH_DSYM")
            .add(0xb, "MH_KEXT_BUNDLE")
            .add(0xc, "MH_FILESET")
            .add(0xd, "MH_GPU_EXECUTE")
            .add(0xe, "MH_GPU_DYLIB");

    /** Apple's name of the constant, or the number in hexadecimal. */
    public String name() {
        return NAMES.of(value);
    }

    public ImageType imageType() {
        return switch (value) {
            case 0x1 -> ImageType.OBJECT;
            case 0x2 -> ImageType.EXECUTABLE;
            case 0x3 -> ImageType.FVMLIB;
            case 0x4 -> ImageType.CORE;
            case 0x5 -> ImageType.PRELOAD;
            case 0x6 -> ImageType.DYLIB;
            case 0x7 -> ImageType.DYLINKER;
            case 0x8 -> ImageType.BUNDLE;
            case 0x9 -> ImageType.DYLIB_STUB;
            case 0xa -> ImageType.DSYM;
            case 0xb -> ImageType.KEXT;
            case 0xc -> ImageType.FILESET;
            default -> ImageType.UNKNOWN;
        };
    }
}
