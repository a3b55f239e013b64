package io.github.archcheck.binary.macho;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The two kinds of fat file, and how the older one is told from a Java class, which begins with the same four bytes.
 *
 * <p>The word behind the magic is the number of slices of a fat file, and minor and major version of a class, the major
 * one being 45 or more. So a number up to {@value #MAX_PLAUSIBLE_SLICES} cannot come from a class.
 */
enum FatMagic {
    FAT32(0xcafe_babe, 20, "fat_arch"),
    FAT64(0xcafe_babf, 32, "fat_arch_64");

    static final int HEADER_BYTES = 8;

    private static final int MAX_PLAUSIBLE_SLICES = 42;
    private static final long MAX_PLAUSIBLE_ALIGN = 32;

    private final int value;
    private final int entryBytes;
    private final String entry;

    FatMagic(int value, int entryBytes, String entry) {
        this.value = value;
        this.entryBytes = entryBytes;
        this.entry = entry;
    }

    /** @param firstBytes read as a big-endian number */
    static Optional<FatMagic> of(int firstBytes) {
        for (FatMagic magic : values()) {
            if (magic.value == firstBytes) {
                return Optional.of(magic);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a file with one of the two magics is a fat file, sound or damaged.
     *
     * @param head the first bytes of the file, at least four
     */
    static boolean isFat(ByteBuffer head, long sizeBytes) {
        if (head.getInt(0) == FAT64.value) {
            return true;
        }
        if (head.limit() < HEADER_BYTES) {
            return false;
        }
        long count = Integer.toUnsignedLong(head.getInt(Integer.BYTES));
        return count <= MAX_PLAUSIBLE_SLICES && (FAT32.namesCpu(head, count) || FAT32.isSound(head, count, sizeBytes));
    }

    /** Whether an entry in sight is for a CPU with a name; true when none is in sight, or none is promised. */
    private boolean namesCpu(ByteBuffer head, long count) {
        boolean seen = false;
        for (int i = 0; i < count && entryOffset(i) + Integer.BYTES <= head.limit(); i++) {
            if (new CpuType(head.getInt((int) entryOffset(i))).isNamed()) {
                return true;
            }
            seen = true;
        }
        return !seen;
    }

    /** Whether all slices lie behind the table and inside the file: so for CPUs that are not known yet. */
    private boolean isSound(ByteBuffer head, long count, long sizeBytes) {
        if (entryOffset(count) > head.limit()) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            int at = (int) entryOffset(i);
            long offset = Integer.toUnsignedLong(head.getInt(at + 8));
            long size = Integer.toUnsignedLong(head.getInt(at + 12));
            long align = Integer.toUnsignedLong(head.getInt(at + 16));
            if (offset < entryOffset(count) || offset + size > sizeBytes || align > MAX_PLAUSIBLE_ALIGN) {
                return false;
            }
        }
        return true;
    }

    boolean isWide() {
        return this == FAT64;
    }

    int entryBytes() {
        return entryBytes;
    }

    /** Where entry {@code index} lies, in bytes from the start of the file. */
    long entryOffset(long index) {
        return HEADER_BYTES + index * entryBytes;
    }

    /** The format's spelling of a field of an entry. */
    String field(String name) {
        return entry + "." + name;
    }
}
