package io.github.archcheck.archive.zip;

import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.bytes.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the end of the archive says of its directory (APPNOTE 4.3.14 to 4.3.16).
 *
 * @param directoryOffset where the directory begins, in bytes from the start of the file
 * @param directoryBytes its length
 * @param entries as told; archives without zip64 count modulo 65,536
 * @param shift what lies in front of the archive: offsets in the directory do not count it
 */
record EndRecord(long directoryOffset, long directoryBytes, long entries, long shift) {
    static final int ENTRY_BYTES = 46;
    static final int ENTRY_SIGNATURE = 0x02014B50;

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int MOST_DIRECTORY_BYTES = 64 << 20;

    private static final int SIGNATURE = 0x06054B50;
    private static final int BYTES = 22;
    private static final int COMMENT_LENGTH_AT = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR_SIGNATURE = 0x07064B50;
    private static final int LOCATOR_BYTES = 20;
    private static final int ZIP64_SIGNATURE = 0x06064B50;
    private static final int ZIP64_BYTES = 56;
    private static final int ONES16 = 0xFFFF;
    private static final long ONES32 = 0xFFFFFFFFL;

    /** Numbers as told, by either kind of end record, and where that one lies: the directory ends in front of it. */
    private record Told(long at, long entries, long bytes, long offset) {}

    static EndRecord find(PositionedFile file) throws IOException, RefusedArchiveException {
        long size = file.size();
        ByteBuffer tail = read(file, Math.max(0, size - BYTES - LONGEST_COMMENT), size);
        int at = tail.limit() - BYTES;
        while (at >= 0 && !isEndRecord(tail, at)) {
            at--;
        }
        if (at < 0) {
            throw new RefusedArchiveException(size, "no zip archive ends like this: it is cut short, or is none");
        }
        return checked(
                file, told(file, tail.slice(at, BYTES).order(ByteOrder.LITTLE_ENDIAN), size - tail.limit() + at));
    }

    private static boolean isEndRecord(ByteBuffer tail, int at) {
        return tail.getInt(at) == SIGNATURE && u16(tail, at + COMMENT_LENGTH_AT) == tail.limit() - at - BYTES;
    }

    private static Told told(PositionedFile file, ByteBuffer end, long at) throws IOException, RefusedArchiveException {
        Told told = new Told(at, u16(end, 10), u32(end, 12), u32(end, 16));
        boolean mayBeLarger = told.entries == ONES16 || told.bytes == ONES32 || told.offset == ONES32;
        if (mayBeLarger && at >= LOCATOR_BYTES) {
            ByteBuffer locator = read(file, at - LOCATOR_BYTES, at);
            if (locator.getInt(0) == LOCATOR_SIGNATURE) {
                refuseParts(locator.getInt(4) == 0 && u32(locator, 16) <= 1, at - LOCATOR_BYTES);
                return zip64(file, told, locator.getLong(8));
            }
        }
        refuseParts(u16(end, 4) == 0 && u16(end, 6) == 0 && u16(end, 8) == told.entries, at);
        return told;
    }

    /** The record lies where the locator says, or right in front of it when something was put in front of the archive. */
    private static Told zip64(PositionedFile file, Told small, long offset)
            throws IOException, RefusedArchiveException {
        long locator = small.at - LOCATOR_BYTES;
        for (long at : new long[] {offset, locator - ZIP64_BYTES}) {
            if (at < 0 || at > locator - ZIP64_BYTES) {
                continue;
            }
            ByteBuffer end = read(file, at, at + ZIP64_BYTES);
            if (end.getInt(0) == ZIP64_SIGNATURE) {
                refuseParts(end.getInt(16) == 0 && end.getInt(20) == 0 && end.getLong(24) == end.getLong(32), at);
                return new Told(
                        at,
                        small.entries == ONES16 ? end.getLong(32) : small.entries,
                        small.bytes == ONES32 ? end.getLong(40) : small.bytes,
                        small.offset == ONES32 ? end.getLong(48) : small.offset);
            }
        }
        throw new RefusedArchiveException(locator, "its zip64 end record is not where it should be");
    }

    private static EndRecord checked(PositionedFile file, Told told) throws IOException, RefusedArchiveException {
        boolean fits =
                told.bytes >= 0 && told.offset >= 0 && told.bytes <= told.at && told.offset <= told.at - told.bytes;
        if (!fits) {
            throw new RefusedArchiveException(told.at, "its directory does not fit in front of its end record");
        }
        if (told.entries < 0 || told.entries > told.bytes / ENTRY_BYTES) {
            throw new RefusedArchiveException(
                    told.at,
                    "its directory of " + told.bytes + " bytes cannot hold " + Long.toUnsignedString(told.entries)
                            + " entries");
        }
        if (told.entries > MOST_ENTRIES) {
            throw new RefusedArchiveException(told.at, "it has more than 1,000,000 entries");
        }
        if (told.bytes > MOST_DIRECTORY_BYTES) {
            throw new RefusedArchiveException(told.at, "its directory has more than 64 MiB");
        }
        long shift = told.at - told.bytes - told.offset;
        boolean gapIsBehind = shift > 0
                && told.bytes >= ENTRY_BYTES
                && !beginsAt(file, told.offset + shift)
                && beginsAt(file, told.offset);
        shift = gapIsBehind ? 0 : shift;
        return new EndRecord(told.offset + shift, told.bytes, told.entries, shift);
    }

    /** @throws RefusedArchiveException when there are more entries than were told, and too many */
    static void checkCount(long entries, long at) throws RefusedArchiveException {
        if (entries > MOST_ENTRIES) {
            throw new RefusedArchiveException(at, "it has more than 1,000,000 entries");
        }
    }

    private static boolean beginsAt(PositionedFile file, long at) throws IOException {
        return read(file, at, at + Integer.BYTES).getInt(0) == ENTRY_SIGNATURE;
    }

    private static void refuseParts(boolean isWhole, long at) throws RefusedArchiveException {
        if (!isWhole) {
            throw new RefusedArchiveException(at, "it is one part of an archive in several");
        }
    }

    private static ByteBuffer read(PositionedFile file, long from, long to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        file.fill(buffer, from);
        return buffer.flip();
    }

    private static int u16(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long u32(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }
}
