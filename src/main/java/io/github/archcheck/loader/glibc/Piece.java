package io.github.archcheck.loader.glibc;

import io.github.archcheck.binary.elf.ProgramHeader;
import io.github.archcheck.bytes.WordSize;

/**
 * A loadable segment as glibc maps it, in whole pages. All numbers are unsigned words of the process, counted from where
 * the file's address 0 will be, and wrap around as the loader's own do.
 *
 * @param mapStart first address of the mapping
 * @param mapEnd behind the last page that holds bytes of the file
 * @param dataEnd behind the last byte of the file; zeros follow
 * @param allocEnd behind the last byte
 * @param mapOffset where the mapping begins in the file
 */
record Piece(long mapStart, long mapEnd, long dataEnd, long allocEnd, long mapOffset) {
    static Piece of(ProgramHeader segment, long pageBytes, WordSize word) {
        long address = segment.virtualAddress();
        long dataEnd = word(address + segment.fileSize(), word);
        return new Piece(
                down(address, pageBytes),
                word(up(dataEnd, pageBytes), word),
                dataEnd,
                word(address + segment.memorySize(), word),
                down(segment.offset(), pageBytes));
    }

    boolean mapsFile() {
        return Long.compareUnsigned(mapEnd, mapStart) > 0;
    }

    boolean hasZeros() {
        return Long.compareUnsigned(allocEnd, dataEnd) > 0;
    }

    /** Where zeros begin to be pages of their own; what comes before lies in the last page of the file's bytes. */
    long zeroPages(long pageBytes) {
        long page = up(dataEnd, pageBytes);
        return Long.compareUnsigned(allocEnd, page) < 0 ? allocEnd : page;
    }

    boolean hasZeroPages(long pageBytes) {
        return hasZeros() && Long.compareUnsigned(allocEnd, zeroPages(pageBytes)) > 0;
    }

    /** Whether the address lies in the pages of the file. */
    boolean holds(long address) {
        return mapsFile() && Long.compareUnsigned(address - mapStart, mapEnd - mapStart) < 0;
    }

    /** Whether the address lies in a page of zeros. */
    boolean zeroes(long address, long pageBytes) {
        long from = zeroPages(pageBytes);
        return hasZeroPages(pageBytes) && Long.compareUnsigned(address - from, up(allocEnd, pageBytes) - from) < 0;
    }

    /** Keeps the bits that a word of the process has. */
    static long word(long value, WordSize word) {
        return switch (word) {
            case W32 -> value & 0xffff_ffffL;
            case W64 -> value;
        };
    }

    static long down(long value, long pageBytes) {
        return value & -pageBytes;
    }

    static long up(long value, long pageBytes) {
        return down(value + pageBytes - 1, pageBytes);
    }
}
