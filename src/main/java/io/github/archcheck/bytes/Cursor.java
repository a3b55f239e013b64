package io.github.archcheck.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A bounded, forward-moving view of bytes already in memory. Every read goes through {@link #require}, so nothing but
 * {@link MalformedBinaryException} can come of a short or lying file.
 */
public final class Cursor {
    private final ByteBuffer bytes;
    private final long base;

    /**
     * @param bytes from its position to its limit; the position is not moved
     * @param base where the first of these bytes lies, counted from the start of the file
     */
    public Cursor(ByteBuffer bytes, long base, ByteOrder order) {
        this.bytes = bytes.slice().order(order);
        this.base = base;
    }

    /** Where the next byte lies, counted from the start of the file. */
    public long offset() {
        return base + bytes.position();
    }

    /** Bytes from the start of this cursor to the next read. */
    public int position() {
        return bytes.position();
    }

    public int remaining() {
        return bytes.remaining();
    }

    public ByteOrder order() {
        return bytes.order();
    }

    public int u8(String field) throws MalformedBinaryException {
        require(Byte.BYTES, field);
        return Byte.toUnsignedInt(bytes.get());
    }

    public int u16(String field) throws MalformedBinaryException {
        require(Short.BYTES, field);
        return Short.toUnsignedInt(bytes.getShort());
    }

    public long u32(String field) throws MalformedBinaryException {
        require(Integer.BYTES, field);
        return Integer.toUnsignedLong(bytes.getInt());
    }

    /** Four bytes that are a code or flags rather than a quantity. */
    public int code32(String field) throws MalformedBinaryException {
        require(Integer.BYTES, field);
        return bytes.getInt();
    }

    /** Eight bytes as a quantity; one that does not fit a signed 64-bit number is damage. */
    public long u64(String field) throws MalformedBinaryException {
        long at = offset();
        long value = code64(field);
        if (value < 0) {
            throw new MalformedBinaryException(at, field, "0x" + Long.toHexString(value) + " is no plausible quantity");
        }
        return value;
    }

    /** Eight bytes that are a code or flags rather than a quantity, such as an address. */
    public long code64(String field) throws MalformedBinaryException {
        require(Long.BYTES, field);
        return bytes.getLong();
    }

    /** A 4- or 8-byte quantity. */
    public long word(WordSize size, String field) throws MalformedBinaryException {
        return switch (size) {
            case W32 -> u32(field);
            case W64 -> u64(field);
        };
    }

    /** A 4- or 8-byte value that is not a quantity, such as an address; 8-byte values may come out negative. */
    public long codeWord(WordSize size, String field) throws MalformedBinaryException {
        return switch (size) {
            case W32 -> u32(field);
            case W64 -> code64(field);
        };
    }

    public void skip(long length, String field) throws MalformedBinaryException {
        require(length, field);
        bytes.position(bytes.position() + (int) length);
    }

    /** A cursor of its own for the next {@code length} bytes, which this one steps over. */
    public Cursor take(long length, String field) throws MalformedBinaryException {
        require(length, field);
        ByteBuffer part = bytes.slice(bytes.position(), (int) length);
        long partBase = offset();
        bytes.position(bytes.position() + (int) length);
        return new Cursor(part, partBase, bytes.order());
    }

    public byte[] bytes(long length, String field) throws MalformedBinaryException {
        require(length, field);
        byte[] copy = new byte[(int) length];
        bytes.get(copy);
        return copy;
    }

    /**
     * The NUL-terminated string that begins {@code at} bytes after the start of this cursor; the position stays. Bytes
     * that are not UTF-8 become U+FFFD.
     *
     * @throws MalformedBinaryException when {@code at} lies outside, or no NUL follows before the end
     */
    public String stringAt(long at, String field) throws MalformedBinaryException {
        if (at < 0 || at >= bytes.limit()) {
            throw new MalformedBinaryException(
                    base, field, "string offset " + at + " lies outside the " + bytes.limit() + " bytes of its record");
        }
        int start = (int) at;
        for (int end = start; end < bytes.limit(); end++) {
            if (bytes.get(end) == 0) {
                return text(start, end);
            }
        }
        throw new MalformedBinaryException(base + at, field, "string has no terminating NUL");
    }

    /** The next {@code length} bytes as text, cut at the first NUL if there is one. */
    public String fixedString(long length, String field) throws MalformedBinaryException {
        require(length, field);
        int start = bytes.position();
        int limit = start + (int) length;
        int end = start;
        while (end < limit && bytes.get(end) != 0) {
            end++;
        }
        bytes.position(limit);
        return text(start, end);
    }

    /**
     * The next {@code length} bytes as an unsigned decimal number in ASCII, padded with spaces on the right, which is how
     * archives write numbers.
     *
     * @throws MalformedBinaryException when they are anything else, blank, or too large for a signed 64-bit number
     */
    public long decimal(long length, String field) throws MalformedBinaryException {
        long at = offset();
        String digits = fixedString(length, field).stripTrailing();
        long value = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && value >= 0; i++) {
            int digit = digits.charAt(i) - '0';
            boolean fits = digit >= 0 && digit <= 9 && value <= (Long.MAX_VALUE - digit) / 10;
            value = fits ? value * 10 + digit : -1;
        }
        if (value < 0) {
            throw new MalformedBinaryException(at, field, "'" + digits + "' is no plausible decimal number");
        }
        return value;
    }

    /** The bytes not yet read, as a read-only big-endian buffer that begins at position 0; the position stays. */
    public ByteBuffer rest() {
        return bytes.slice().asReadOnlyBuffer();
    }

    private String text(int start, int end) {
        byte[] raw = new byte[end - start];
        bytes.get(start, raw);
        return new String(raw, StandardCharsets.UTF_8);
    }

    private void require(long length, String field) throws MalformedBinaryException {
        if (length < 0 || length > bytes.remaining()) {
            throw new MalformedBinaryException(
                    offset(), field, "needs " + length + " bytes, but only " + bytes.remaining() + " are left");
        }
    }
}
