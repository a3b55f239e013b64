package io.github.archcheck.loader.dyld;

import java.util.List;
import java.util.Optional;

/**
 * A file as dyld's choice of a slice sees it.
 *
 * @param head of the thin file; for a fat file, of what its first bytes are: no Mach-O header
 */
record MachFile(long sizeBytes, MachHead head, Optional<Fat> fat) {
    /** {@code nfat_arch} entries of 20 bytes, or of 32 bytes in the 64-bit form, follow this. */
    static final int FAT_HEADER_BYTES = 8;

    static final int FAT_ARCH_BYTES = 20;
    static final int FAT_ARCH_64_BYTES = 32;

    /**
     * A fat header.
     *
     * @param count {@code nfat_arch}, unsigned
     * @param slices the entries that lie in the file
     * @param beyond what lies where one more 32-bit entry would be; empty in the 64-bit form and past the end of the file
     */
    record Fat(boolean wide, long count, List<Slice> slices, Optional<Slice> beyond) {
        Fat {
            slices = List.copyOf(slices);
        }

        int entryBytes() {
            return wide ? FAT_ARCH_64_BYTES : FAT_ARCH_BYTES;
        }
    }

    /**
     * One entry of a fat header, and what lies at its offset.
     *
     * @param image index among the images of the file; -1 when nothing there could be read as one
     */
    record Slice(Cpu cpu, long offset, long size, int image, MachHead head) {}

    static MachFile thin(long sizeBytes, MachHead head) {
        return new MachFile(sizeBytes, head, Optional.empty());
    }
}
