package io.github.archcheck.testkit;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file made by a test, with the offsets of its named parts. Unchangeable; {@link #with} gives another one. */
public final class Built {
    private final byte[] content;
    private final ByteOrder order;
    private final Map<String, Integer> labels;

    Built(byte[] content, ByteOrder order, Map<String, Integer> labels) {
        this.content = content;
        this.order = order;
        this.labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    static int find(Map<String, Integer> labels, String label) {
        Integer offset = labels.get(label);
        if (offset == null) {
            throw new IllegalArgumentException("no label " + label + " among " + labels.keySet());
        }
        return offset;
    }

    /** A copy. */
    public byte[] bytes() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }

    public Map<String, Integer> labels() {
        return labels;
    }

    /** Where a named part begins, in bytes from the start of the file. */
    public int offsetOf(String label) {
        return find(labels, label);
    }

    /** The same file with other bytes at a label; nothing moves. */
    public Built with(String label, byte[] replacement) {
        return withBytesAt(offsetOf(label), replacement);
    }

    /** The same file with another four-byte number at a label, in the file's own byte order. */
    public Built withU32(String label, long value) {
        return with(label, Bytes.u32(order, value));
    }

    /** The same file with another eight-byte number at a label, in the file's own byte order. */
    public Built withU64(String label, long value) {
        return with(label, Bytes.u64(order, value));
    }

    public Built withBytesAt(int offset, byte[] replacement) {
        byte[] changed = content.clone();
        System.arraycopy(replacement, 0, changed, offset, replacement.length);
        return new Built(changed, order, labels);
    }

    /** The first {@code length} bytes; labels stay, also those beyond the end. */
    public Built truncated(int length) {
        return new Built(Arrays.copyOf(content, length), order, labels);
    }
}
