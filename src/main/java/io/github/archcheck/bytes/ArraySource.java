package io.github.archcheck.bytes;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes that are in memory already: a member of an archive, or a file made by a test. */
public final class ArraySource implements ByteSource {
    private final ByteBuffer bytes;
    private final long start;

    public ArraySource(byte[] bytes) {
        this(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), 0);
    }

    private ArraySource(ByteBuffer bytes, long start) {
        this.bytes = bytes;
        this.start = start;
    }

    @Override
    public long size() {
        return bytes.limit();
    }

    @Override
    public long start() {
        return start;
    }

    @Override
    public Cursor read(Span span, ByteOrder order, String field) throws MalformedBinaryException {
        Bounds.check(this, span, field);
        Bounds.checkReadable(this, span, field);
        return new Cursor(bytes.slice((int) span.offset(), (int) span.size()), start + span.offset(), order);
    }

    @Override
    public ByteSource within(Span span, String field) throws MalformedBinaryException {
        Bounds.check(this, span, field);
        return new ArraySource(bytes.slice((int) span.offset(), (int) span.size()), start + span.offset());
    }
}
