package io.github.archcheck.archive.compress.zstd;

import java.io.IOException;
import java.util.Arrays;

/** What was decompressed last: matches point back into it, and readers are served from it. */
final class Window {
    private static final int MOST_ROOM = 16 << 20;

    /** Copying so little byte by byte is quicker. */
    private static final int SHORT = 16;

    private final int size;
    private final int capacity;
    private byte[] bytes = {};
    private int from;
    private int to;
    private long total;

    /**
     * @param size how far back matches may point
     * @param block the most that is added before what is there is taken
     */
    Window(int size, int block) {
        this.size = size;
        this.capacity = size + Math.max(2 * block, Math.min(size, MOST_ROOM));
    }

    /** What can be taken. */
    int available() {
        return to - from;
    }

    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, available());
        System.arraycopy(bytes, from, target, offset, count);
        from += count;
        return count;
    }

    /** Makes room; all must have been taken. */
    void reserve(int count) {
        if (to + count > capacity) {
            int kept = Math.min(size, to);
            System.arraycopy(bytes, to - kept, bytes, 0, kept);
            to = kept;
            from = kept;
        }
        if (to + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(capacity, Math.max(to + count, 2L * bytes.length)));
        }
    }

    /** Adds bytes; room must be reserved. */
    void add(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, to, length);
        advance(length);
    }

    void fill(byte value, int length) {
        Arrays.fill(bytes, to, to + length, value);
        advance(length);
    }

    /** Repeats what came before; room must be reserved. */
    void repeat(long distance, int length) throws IOException {
        if (distance <= 0 || distance > Math.min(total, size) || distance > to) {
            throw new IOException("a match points back before the beginning");
        }
        int source = to - (int) distance;
        if (distance >= length && length > SHORT) {
            System.arraycopy(bytes, source, bytes, to, length);
        } else {
            for (int i = 0; i < length; i++) {
                bytes[to + i] = bytes[source + i];
            }
        }
        advance(length);
    }

    /** Hands on what was added since it held so much. */
    void digest(XxHash64 hash, int since) {
        hash.add(bytes, since, to - since);
    }

    /** Where the next byte goes; {@link #reserve} moves it. */
    int end() {
        return to;
    }

    private void advance(int length) {
        to += length;
        total += length;
    }
}
