package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bits that are read from the end (RFC 8878, 4.1.1): the highest bit that is set in the last byte marks where they begin. */
final class BackwardBits {
    /** Bytes that must be readable behind the last one. */
    static final int SLACK_BYTES = Long.BYTES;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final long first;
    private long left;

    /** @param to behind the last byte; {@link #SLACK_BYTES} more belong to the array */
    BackwardBits(byte[] bytes, int from, int to) throws IOException {
        if (to <= from || bytes[to - 1] == 0) {
            throw new IOException("a bit stream has no end");
        }
        this.bytes = bytes;
        this.first = (long) from * Byte.SIZE;
        int last = Byte.toUnsignedInt(bytes[to - 1]);
        this.left = (long) (to - from) * Byte.SIZE - Integer.numberOfLeadingZeros(last) + Integer.SIZE - Byte.SIZE - 1;
    }

    /** How many bits are left; negative when more were read than there were. */
    long left() {
        return left;
    }

    /** @param count at most 56; zeros follow the last bit */
    long read(int count) {
        long value = peek(count);
        left -= count;
        return value;
    }

    /** The next bits without going on. */
    long peek(int count) {
        long at = left - count;
        if (at < 0) {
            return left <= 0 ? 0 : bits(first, (int) left) << -at;
        }
        return bits(first + at, count);
    }

    void skip(int count) {
        left -= count;
    }

    private long bits(long at, int count) {
        long word = (long) LONG.get(bytes, (int) (at >>> 3));
        return (word >>> (at & 7)) & ((1L << count) - 1);
    }
}
