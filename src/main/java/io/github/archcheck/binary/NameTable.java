package io.github.archcheck.binary;

import io.github.archcheck.bytes.MalformedBinaryException;
import java.nio.charset.StandardCharsets;

/**
 * The names of symbols, each up to a NUL. Names may share their ends, so that a table of a megabyte can hold more than a
 * megabyte of names; what they come to is bounded by a multiple of it, so that no file takes longer than its size explains.
 */
public final class NameTable {
    private static final int HASHED_FACTOR = 16;
    private static final int KEPT_FACTOR = 4;
    private static final int ALLOWANCE = 64 << 10;

    private final byte[] bytes;
    private final long offset;
    private final String field;
    private long hashable;
    private long keepable;

    /**
     * @param offset where the table lies, counted from the start of the file, for errors
     * @param field for errors
     */
    public NameTable(byte[] bytes, long offset, String field) {
        this.bytes = bytes;
        this.offset = offset;
        this.field = field;
        this.hashable = (long) bytes.length * HASHED_FACTOR + ALLOWANCE;
        this.keepable = (long) bytes.length * KEPT_FACTOR + ALLOWANCE;
    }

    /**
     * The hash of a name for {@link Exports.Builder}.
     *
     * @param index unsigned
     */
    public long hash(int index) throws MalformedBinaryException {
        int end = end(index);
        hashable = charge(hashable, end - index);
        return Exports.extend(Exports.START, bytes, index, end);
    }

    /**
     * A name; bytes that are not UTF-8 become U+FFFD.
     *
     * @param index unsigned
     */
    public String text(int index) throws MalformedBinaryException {
        int end = end(index);
        keepable = charge(keepable, end - index);
        return new String(bytes, index, end - index, StandardCharsets.UTF_8);
    }

    /** The search costs no more than what is charged for it, or ends the reading. */
    private int end(int index) throws MalformedBinaryException {
        if (index < 0 || index >= bytes.length) {
            throw new MalformedBinaryException(
                    offset,
                    field,
                    "name at 0x" + Integer.toHexString(index) + " of a table of " + bytes.length + " bytes");
        }
        int end = index;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end == bytes.length) {
            throw new MalformedBinaryException(offset + index, field, "name has no terminating NUL");
        }
        return end;
    }

    private long charge(long left, int length) throws MalformedBinaryException {
        if (length > left) {
            throw new MalformedBinaryException(offset, field, "the names overlap so often that they make no sense");
        }
        return left - length;
    }
}
