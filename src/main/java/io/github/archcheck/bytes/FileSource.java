package io.github.archcheck.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A regular file of any file system, read by position. The first block is read once and kept: it tells what most files are, and a larger one
 * would cost every file what only binaries need. Other reads go to the file. Not for use by several threads at once.
 */
public final class FileSource implements ByteSource, Closeable {
    private static final int HEAD_BYTES = 4 << 10;

    private final PositionedFile file;
    private final long size;
    private final ByteBuffer head;

    private FileSource(PositionedFile file, long size, ByteBuffer head) {
        this.file = file;
        this.size = size;
        this.head = head;
    }

    /** Opens a file that is known to be a regular one: opening a pipe or a device may block. */
    public static FileSource open(Path file) throws IOException {
        PositionedFile opened = new PositionedFile(Files.newByteChannel(file));
        try {
            long size = opened.size();
            ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, size));
            opened.fill(head, 0);
            return new FileSource(opened, size, head.flip());
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
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
    public Cursor read(Span span, ByteOrder order, String field) throws IOException, MalformedBinaryException {
        return read(this, 0, span, order, field);
    }

    @Override
    public ByteSource within(Span span, String field) throws MalformedBinaryException {
        Bounds.check(this, span, field);
        return new Part(span.offset(), span.size());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /**
     * Fills the beginning of a buffer of the caller's: for those who read much more than headers, piece by piece.
     *
     * @param offset in bytes from the start of the file
     * @throws IOException also when the file ends before
     */
    public void read(long offset, byte[] buffer, int length) throws IOException {
        file.fill(ByteBuffer.wrap(buffer, 0, length), offset);
    }

    private Cursor read(ByteSource asker, long shift, Span span, ByteOrder order, String field)
            throws IOException, MalformedBinaryException {
        Bounds.check(asker, span, field);
        Bounds.checkReadable(asker, span, field);
        long at = shift + span.offset();
        if (at + span.size() <= head.limit()) {
            return new Cursor(head.slice((int) at, (int) span.size()), at, order);
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) span.size());
        file.fill(buffer, at);
        return new Cursor(buffer.flip(), at, order);
    }

    private final class Part implements ByteSource {
        private final long start;
        private final long size;

        Part(long start, long size) {
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
            return FileSource.this.read(this, start, span, order, field);
        }

        @Override
        public ByteSource within(Span span, String field) throws MalformedBinaryException {
            Bounds.check(this, span, field);
            return new Part(start + span.offset(), span.size());
        }
    }
}
