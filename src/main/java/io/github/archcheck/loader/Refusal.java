package io.github.archcheck.loader;

/** Why a loader refuses a file, judged by its headers. */
public enum Refusal {
    /** No slice, or not the machine, that the process needs. */
    ARCHITECTURE,
    /** Native code of another system: ELF for dyld, Mach-O for glibc. */
    FORMAT,
    /** Built for another platform of the same format: iOS, a simulator, Mac Catalyst. */
    PLATFORM,
    /** Right machine, but a type that cannot be loaded this way: an object file, a program, debug information. */
    FILE_TYPE,
    /** Not native code at all: text, an empty file. */
    NOT_NATIVE,
    /** Cut off or contradictory. */
    DAMAGED,
    /** Sound, as loaders saw it until one became stricter. */
    STRUCTURE
}
