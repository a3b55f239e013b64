package io.github.archcheck.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that somebody hands out piece by piece, such as those of a file inside an archive. */
public final class PiecewiseSource implements ByteSource {
    /** Who has the bytes. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Fills a buffer.
         *
         * @param position of the first byte, from the start of the whole; the piece lies inside
         */
        void read(long position, ByteBuffer target) throws IOException;
    }

    private final Reader reader;
    private final long start;
    private final long size;

    /** @param size of the whole in bytes */
    public PiecewiseSource(Reader reader, long size) {
        this(reader, 0, size);
    }

    private PiecewiseSource(Reader reader, long start, long size) {
        this.reader = reader;
        this.start = start;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public Cursor read(Span span, ByteOrder order, String field) throws IOException, MalformedBinaryException {
        Bounds.check(this, span, field);
        Bounds.checkReadable(this, span, field);
        ByteBuffer buffer = ByteBuffer.allocate((int) span.size());
        reader.read(start + span.offset(), buffer);
        return new Cursor(buffer.flip(), start + span.offset(), order);
    }

    @Override
    public ByteSource within(Span span, String field) throws MalformedBinaryException {
        Bounds.check(this, span, field);
        return new PiecewiseSource(reader, start + span.offset(), span.size());
    }
}
