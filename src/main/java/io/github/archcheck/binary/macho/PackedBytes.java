package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.WholeTable;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A run of bytes in __LINKEDIT that holds numbers of variable length and strings one after the other. */
final class PackedBytes {
    private static final int LOW_BITS = 0x7f;
    private static final int MAX_SHIFT = 63;

    private final byte[] bytes;
    private final long start;
    private final String field;
    private int position;

    private PackedBytes(byte[] bytes, long start, String field) {
        this.bytes = bytes;
        this.start = start;
        this.field = field;
    }

    static PackedBytes read(ByteSource image, Span span, String field) throws IOException, MalformedBinaryException {
        return new PackedBytes(WholeTable.read(image, span, field), image.start() + span.offset(), field);
    }

    int size() {
        return bytes.length;
    }

    int position() {
        return position;
    }

    boolean hasMore() {
        return position < bytes.length;
    }

    /** Moves to a place, which must hold at least one byte. */
    void seek(long target) throws MalformedBinaryException {
        if (target < 0 || target >= bytes.length) {
            throw damage("leads to 0x" + Long.toHexString(target) + " of " + bytes.length + " bytes");
        }
        position = (int) target;
    }

    int u8() throws MalformedBinaryException {
        if (!hasMore()) {
            throw damage("ends too early");
        }
        return Byte.toUnsignedInt(bytes[position++]);
    }

    /** ULEB128; more than 63 bits are no quantity. */
    long uleb() throws MalformedBinaryException {
        long value = 0;
        int shift = 0;
        while (true) {
            int next = u8();
            if (shift >= MAX_SHIFT && (next & LOW_BITS) != 0) {
                throw damage("a number has too many bits");
            }
            value |= shift >= MAX_SHIFT ? 0 : (long) (next & LOW_BITS) << shift;
            shift = Math.min(shift + 7, MAX_SHIFT);
            if ((next & ~LOW_BITS) == 0) {
                return value;
            }
        }
    }

    /** Steps over a number of variable length, signed or not. */
    void skipNumber() throws MalformedBinaryException {
        while ((u8() & ~LOW_BITS) != 0) {
            // to the last byte, which has its highest bit clear
        }
    }

    /** The string at this place, without its NUL; the place moves behind that. */
    String string() throws MalformedBinaryException {
        int from = position;
        int to = endOfString();
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** Moves behind the string at this place and gives the index of its NUL. */
    int endOfString() throws MalformedBinaryException {
        while (u8() != 0) {
            // to the byte behind the NUL
        }
        return position - 1;
    }

    byte[] bytes() {
        return bytes;
    }

    MalformedBinaryException damage(String reason) {
        return new MalformedBinaryException(start + position, field, reason);
    }
}
