package io.github.archcheck.archive.zip;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a member was inflated to: its beginning in blocks, and of what lies behind it the last two blocks. Headers of native
 * code name places in front of themselves, mostly near the beginning.
 */
final class Kept {
    private static final int BLOCK_BYTES = 64 << 10;
    private static final int MOST_BLOCKS = 16;

    private final List<byte[]> blocks = new ArrayList<>();
    private long produced;

    /** Whether the byte at a position, which has been inflated, is still here. */
    boolean has(long position) {
        long number = position / BLOCK_BYTES;
        return number < MOST_BLOCKS - 2 || number >= (produced - 1) / BLOCK_BYTES - 1;
    }

    /** Copies what is here from a position on, which is here. */
    int copy(long position, ByteBuffer target) {
        int total = 0;
        long at = position;
        while (at < produced && target.hasRemaining() && has(at)) {
            int start = (int) (at % BLOCK_BYTES);
            int count = (int) Math.min(Math.min(BLOCK_BYTES - start, produced - at), target.remaining());
            target.put(blocks.get(slot(at)), start, count);
            total += count;
            at += count;
        }
        return total;
    }

    /** Bytes that the block at work still takes, at least one. */
    int room() {
        return BLOCK_BYTES - start();
    }

    /** Where the next byte goes in {@link #buffer}. */
    int start() {
        return (int) (produced % BLOCK_BYTES);
    }

    byte[] buffer() {
        int slot = slot(produced);
        if (slot == blocks.size()) {
            blocks.add(new byte[BLOCK_BYTES]);
        }
        return blocks.get(slot);
    }

    void added(int count) {
        produced += count;
    }

    void clear() {
        produced = 0;
    }

    /** The last two slots take turns. */
    private static int slot(long position) {
        long number = position / BLOCK_BYTES;
        return (int) (number < MOST_BLOCKS - 2 ? number : MOST_BLOCKS - 2 + number % 2);
    }
}
