package io.github.archcheck.bytes;

/**
 * A run of bytes.
 *
 * @param offset bytes from the start of whatever the span belongs to
 * @param size bytes; may be zero
 */
public record Span(long offset, long size) {
    public Span {
        if (offset < 0 || size < 0 || offset > Long.MAX_VALUE - size) {
            throw new IllegalArgumentException("no such span: offset " + offset + ", size " + size);
        }
    }

    /** The first byte after the span. */
    public long end() {
        return offset + size;
    }

    /** Whether at least one byte lies in both. */
    public boolean overlaps(Span other) {
        return offset < other.end() && other.offset < end();
    }
}
