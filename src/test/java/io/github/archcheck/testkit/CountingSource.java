package io.github.archcheck.testkit;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read through it and through its parts. */
public final class CountingSource implements ByteSource {
    private final ByteSource source;
    private final AtomicLong countReads;
    private final AtomicLong countBytes;

    public CountingSource(ByteSource source) {
        this(source, new AtomicLong(), new AtomicLong());
    }

    private CountingSource(ByteSource source, AtomicLong countReads, AtomicLong countBytes) {
        this.source = source;
        this.countReads = countReads;
        this.countBytes = countBytes;
    }

    public long countReads() {
        return countReads.get();
    }

    public long countBytes() {
        return countBytes.get();
    }

    @Override
    public long size() {
        return source.size();
    }

    @Override
    public long start() {
        return source.start();
    }

    @Override
    public Cursor read(Span span, ByteOrder order, String field) throws IOException, MalformedBinaryException {
        countReads.incrementAndGet();
        countBytes.addAndGet(span.size());
        return source.read(span, order, field);
    }

    @Override
    public ByteSource within(Span span, String field) throws MalformedBinaryException {
        return new CountingSource(source.within(span, field), countReads, countBytes);
    }
}
