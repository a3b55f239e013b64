package io.github.archcheck.archive.zip;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One entry of the directory (APPNOTE 4.3.12).
 *
 * @param header where the local header lies, as told
 * @param attributes of the file: Unix keeps its mode in the upper half
 * @param isComplete whether the zip64 field has all that it should have
 */
record DirectoryEntry(
        String name,
        int flags,
        int method,
        long modifiedMillis,
        int crc,
        long compressed,
        long size,
        int disk,
        int attributes,
        long header,
        boolean isComplete) {
    static final int UTF8 = 1 << 11;
    private static final int ZIP64_FIELD = 0x0001;
    private static final long ONES32 = 0xFFFFFFFFL;
    private static final int ONES16 = 0xFFFF;
    private static final int FIELD_HEADER_BYTES = 4;
    private static final long DAY_MILLIS = 86_400_000;

    private static final int FORMAT = 0xF000;
    private static final int REGULAR = 0x8000;
    private static final int LINK = 0xA000;
    private static final int ANYBODY_EXECUTES = 0x49;

    /** The bytes of name, extra fields and comment. */
    static int variableBytes(ByteBuffer fixed, int at) {
        return u16(fixed, at + 28) + u16(fixed, at + 30) + u16(fixed, at + 32);
    }

    /** @param buffer little-endian, holding the whole entry */
    static DirectoryEntry read(ByteBuffer buffer, int at) {
        int nameLength = u16(buffer, at + 28);
        byte[] name = new byte[nameLength];
        buffer.get(at + EndRecord.ENTRY_BYTES, name);
        int flags = u16(buffer, at + 8);
        Large large = new Large(buffer, at + EndRecord.ENTRY_BYTES + nameLength, u16(buffer, at + 30));
        long size = large.orElse(u32(buffer, at + 24));
        long compressed = large.orElse(u32(buffer, at + 20));
        long header = large.orElse(u32(buffer, at + 42));
        int disk = u16(buffer, at + 34);
        return new DirectoryEntry(
                Cp437.decodeName(name, (flags & UTF8) != 0),
                flags,
                u16(buffer, at + 10),
                millis(u16(buffer, at + 14), u16(buffer, at + 12)),
                buffer.getInt(at + 16),
                compressed,
                size,
                disk == ONES16 ? 0 : disk,
                buffer.getInt(at + 38),
                header,
                !large.isShort);
    }

    boolean isDirectory() {
        return name.endsWith("/");
    }

    boolean isLink() {
        return (mode() & FORMAT) == LINK;
    }

    boolean isExecutable() {
        int format = mode() & FORMAT;
        return (format == REGULAR || format == 0) && (mode() & ANYBODY_EXECUTES) != 0;
    }

    private int mode() {
        return attributes >>> Short.SIZE;
    }

    /** Local time of nobody knows where; taken as UTC. Months and days that do not exist become the nearest that do. */
    private static long millis(int date, int time) {
        int year = 1980 + (date >> 9);
        int month = Math.max(1, Math.min(12, (date >> 5) & 0xF));
        int day = Math.max(1, Math.min(YearMonth.of(year, month).lengthOfMonth(), date & 0x1F));
        long seconds = (time >> 11) * 3600L + ((time >> 5) & 0x3F) * 60L + (time & 0x1F) * 2L;
        return LocalDate.of(year, month, day).toEpochDay() * DAY_MILLIS + seconds * 1000;
    }

    private static int u16(ByteBuffer buffer, int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private static long u32(ByteBuffer buffer, int at) {
        return Integer.toUnsignedLong(buffer.getInt(at));
    }

    /** The zip64 field: one after the other, the numbers that do not fit where they belong (APPNOTE 4.5.3). */
    private static final class Large {
        private final ByteBuffer buffer;
        private int at;
        private final int end;
        private final boolean isPresent;
        private boolean isShort;

        Large(ByteBuffer buffer, int extra, int length) {
            this.buffer = buffer;
            int limit = extra + length;
            int field = extra;
            while (field <= limit - FIELD_HEADER_BYTES && u16(buffer, field) != ZIP64_FIELD) {
                field += FIELD_HEADER_BYTES + u16(buffer, field + 2);
            }
            isPresent = field <= limit - FIELD_HEADER_BYTES;
            at = field + FIELD_HEADER_BYTES;
            end = isPresent ? Math.min(limit, at + u16(buffer, field + 2)) : at;
        }

        long orElse(long small) {
            if (small != ONES32 || !isPresent) {
                return small;
            }
            if (end - at < Long.BYTES) {
                isShort = true;
                return small;
            }
            at += Long.BYTES;
            return buffer.getLong(at - Long.BYTES);
        }
    }
}
