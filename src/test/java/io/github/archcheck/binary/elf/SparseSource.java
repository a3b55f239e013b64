package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A huge file that repeats a few bytes for ever, and counts what it is asked for. */
final class SparseSource implements ByteSource {
    private final byte[] beginning;
    private final byte[] rest;
    private final long size;
    private long readBytes;
    private int reads;

    SparseSource(byte[] beginning, byte[] rest, long size) {
        this.beginning = beginning;
        this.rest = rest;
        this.size = size;
    }

    long readBytes() {
        return readBytes;
    }

    int reads() {
        return reads;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long start() {
        return 0;
    }

    @Override
    public Cursor read(Span span, ByteOrder order, String field) throws MalformedBinaryException {
        if (span.end() > size || span.size() > MAX_READ_BYTES) {
            throw new MalformedBinaryException(Math.min(span.offset(), size), field, "out of bounds");
        }
        reads++;
        readBytes += span.size();
        byte[] bytes = new byte[(int) span.size()];
        for (int i = 0; i < bytes.length; i++) {
            long at = span.offset() + i;
            bytes[i] = at < beginning.length ? beginning[(int) at] : rest[(int) (at % rest.length)];
        }
        return new Cursor(ByteBuffer.wrap(bytes), span.offset(), order);
    }

    @Override
    public ByteSource within(Span span, String field) {
        throw new AssertionError("no reader asks for a part of it");
    }
}
