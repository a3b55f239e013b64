package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;

/** Bits that are read from the beginning, the lowest of each byte first. */
final class ForwardBits {
    private final byte[] bytes;
    private final long to;
    private long at;

    ForwardBits(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = (long) from * Byte.SIZE;
        this.to = (long) to * Byte.SIZE;
    }

    int read(int count) throws IOException {
        int value = peek(count);
        at += count;
        if (at > to) {
            throw new IOException("a table of states has no end");
        }
        return value;
    }

    /** Zeros follow the last bit. */
    int peek(int count) {
        int value = 0;
        for (int i = 0; i < count && at + i < to; i++) {
            value |= ((bytes[(int) ((at + i) >> 3)] >> ((at + i) & 7)) & 1) << i;
        }
        return value;
    }

    /** The first byte of which nothing was read. */
    int end() {
        return (int) ((at + 7) >> 3);
    }
}
