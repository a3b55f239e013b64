package io.github.archcheck.bytes;

import java.io.IOException;
import java.nio.ByteOrder;

/** A file, or a part of one, that is read piece by piece; it is never held in memory as a whole. */
public interface ByteSource {
    /**
     * The most that one {@link #read} hands out. No header structure of a sane file comes near; a count or size from the
     * file that asks for more is damage, not a request.
     */
    int MAX_READ_BYTES = 16 << 20;

    /** Bytes in this source. */
    long size();

    /** Where this source begins, in bytes from the start of the file; 0 for a whole file. */
    long start();

    /**
     * Reads a span of this source.
     *
     * @param span relative to this source
     * @param field what is read, in the format's own spelling, for the error
     * @throws MalformedBinaryException when the span does not lie inside this source, or is longer than
     *     {@link #MAX_READ_BYTES}; its offset is absolute
     */
    Cursor read(Span span, ByteOrder order, String field) throws IOException, MalformedBinaryException;

    /**
     * The part of this source that a span covers. Offsets in errors stay absolute.
     *
     * @param span relative to this source
     * @throws MalformedBinaryException when the span does not lie inside this source
     */
    ByteSource within(Span span, String field) throws MalformedBinaryException;

    /** Up to {@code limit} bytes from the beginning, fewer when the source is shorter; never fails for being short. */
    default Cursor head(int limit, ByteOrder order) throws IOException {
        try {
            return read(new Span(0, Math.min(limit, size())), order, "head");
        } catch (MalformedBinaryException e) {
            // Only a file that shrinks while it is read gets here.
            throw new IOException(e.getMessage(), e);
        }
    }
}
