package io.github.archcheck.archive.zip;

import java.nio.ByteBuffer;

/**
 * What lies in front of a member's data (APPNOTE 4.3.7). Only its length is believed; all else the directory tells.
 *
 * @param dataOffset from the header's first byte
 * @param compressed bytes of data; negative when they are not told here
 * @param size bytes of content; negative when they are not told here
 */
record LocalHeader(int dataOffset, long compressed, long size) {
    static final int BYTES = 30;
    static final int SIGNATURE = 0x04034B50;

    private static final int SIZES_FOLLOW = 1 << 3;
    private static final long ONES32 = 0xFFFFFFFFL;

    /** @param buffer little-endian, beginning with the header, whose signature has been seen */
    static LocalHeader read(ByteBuffer buffer) {
        boolean isTold = (buffer.getShort(6) & SIZES_FOLLOW) == 0;
        return new LocalHeader(
                BYTES + Short.toUnsignedInt(buffer.getShort(26)) + Short.toUnsignedInt(buffer.getShort(28)),
                isTold ? told(buffer.getInt(18)) : -1,
                isTold ? told(buffer.getInt(22)) : -1);
    }

    /** The member's name as it stands here, as far as the buffer holds it. */
    static String name(ByteBuffer buffer) {
        byte[] name = new byte[Math.min(Short.toUnsignedInt(buffer.getShort(26)), buffer.limit() - BYTES)];
        buffer.get(BYTES, name);
        return Cp437.decodeName(name, (buffer.getShort(6) & DirectoryEntry.UTF8) != 0);
    }

    boolean contradicts(Members.Member member) {
        return (compressed >= 0 && compressed != member.compressed()) || (size >= 0 && size != member.size());
    }

    /** All ones: the zip64 field tells. */
    private static long told(int number) {
        long size = Integer.toUnsignedLong(number);
        return size == ONES32 ? -1 : size;
    }
}
