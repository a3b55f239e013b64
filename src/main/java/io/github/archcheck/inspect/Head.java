package io.github.archcheck.inspect;

import java.nio.ByteBuffer;

/**
 * The first bytes of a file, for loaders that print them, or take them for something that they are not. Equal to another
 * one that begins with the same bytes and has as many.
 */
public final class Head {
    /** Where nobody has kept them. */
    public static final Head NONE = new Head(ByteBuffer.allocate(0));

    /** What dyld prints of a file that it does not know. */
    static final int PRINTED_BYTES = 8;

    private final ByteBuffer bytes;

    private Head(ByteBuffer bytes) {
        this.bytes = bytes.asReadOnlyBuffer();
    }

    /**
     * @param from of which the beginning is copied; not touched
     * @param most bytes to keep
     */
    static Head of(ByteBuffer from, int most) {
        byte[] kept = new byte[Math.min(from.limit(), most)];
        from.get(0, kept);
        return new Head(ByteBuffer.wrap(kept));
    }

    /** How many bytes were kept. */
    public int size() {
        return bytes.limit();
    }

    /** An unsigned byte; 0 behind the last that was kept. */
    public int u8(int at) {
        return at < size() ? Byte.toUnsignedInt(bytes.get(at)) : 0;
    }

    /** Four bytes as a big-endian number; those behind the last that was kept are 0. */
    public int code32(int at) {
        return u8(at) << 24 | u8(at + 1) << 16 | u8(at + 2) << 8 | u8(at + 3);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Head head && bytes.equals(head.bytes);
    }

    @Override
    public int hashCode() {
        return bytes.hashCode();
    }
}
