package io.github.archcheck.loader.dyld;

import io.github.archcheck.binary.macho.BuildTarget;
import io.github.archcheck.binary.macho.LoadCommand;
import java.util.List;
import java.util.Optional;

/**
 * What dyld finds where it looks for a Mach-O header: at the start of a thin file, or of a slice.
 *
 * @param headerBytes 28 or 32
 * @param commandCount {@code ncmds}
 * @param commandBytes {@code sizeofcmds}
 * @param commands in file order, as far as they could be walked
 * @param limited whether there are more commands, which dyld reads and archcheck does not; then there is no fault
 * @param fault why the walk ended before {@code commandCount} commands
 * @param targets what it was built for, in file order, assumptions included
 */
record MachHead(
        Magic magic,
        Cpu cpu,
        int fileType,
        int flags,
        int headerBytes,
        long commandCount,
        long commandBytes,
        List<LoadCommand> commands,
        boolean limited,
        Optional<WalkFault> fault,
        List<BuildTarget> targets) {
    static final int MH_OBJECT = 1;
    static final int MH_EXECUTE = 2;
    static final int MH_DYLIB = 6;
    static final int MH_BUNDLE = 8;
    static final int MH_DYLIB_STUB = 9;
    static final int MH_DSYM = 10;
    static final int MH_FILESET = 12;

    static final int MH_DYLDLINK = 0x4;
    static final int MH_NO_DYNAMIC_ACCESS = 0x400;
    static final int MH_PIE = 0x20_0000;
    static final int MH_DYLIB_IN_CACHE = 0x8000_0000;

    static final int SMALL_HEADER_BYTES = 28;
    static final int WIDE_HEADER_BYTES = 32;

    /** What the first four bytes say to a little-endian dyld. */
    enum Magic {
        MACH_O,
        /** Mach-O in the other byte order: never loaded, but not called damage either. */
        BIG_ENDIAN,
        ARCHIVE,
        OTHER
    }

    /**
     * Where the walk over the load commands stopped.
     *
     * @param size {@code cmdsize} there; empty when not even that could be read
     */
    record WalkFault(Optional<Long> size) {}

    MachHead {
        commands = List.copyOf(commands);
        targets = List.copyOf(targets);
    }

    /** Something that is no Mach-O header. */
    static MachHead none(Magic magic) {
        return new MachHead(
                magic, new Cpu(0, 0), 0, 0, SMALL_HEADER_BYTES, 0, 0, List.of(), false, Optional.empty(), List.of());
    }

    /** A header of which no more than the magic is there; dyld of macOS 12 reads the rest as zeros. */
    static MachHead cutOff(int headerBytes) {
        return new MachHead(
                Magic.MACH_O, new Cpu(0, 0), 0, 0, headerBytes, 0, 0, List.of(), false, Optional.empty(), List.of());
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    boolean isArm64() {
        return cpu.type() == Cpu.ARM64_TYPE;
    }

    /** Header and load commands, in bytes. */
    long headAndCommandBytes() {
        return headerBytes + commandBytes;
    }

    /** Dylibs, bundles, and programs that dyld starts. */
    boolean isDyldManaged() {
        return fileType == MH_DYLIB || fileType == MH_BUNDLE || isDynamicExecutable();
    }

    boolean isDynamicExecutable() {
        return fileType == MH_EXECUTE && has(MH_DYLDLINK);
    }
}
