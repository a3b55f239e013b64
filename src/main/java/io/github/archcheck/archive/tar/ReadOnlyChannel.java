package io.github.archcheck.archive.tar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A file of an archive, as {@link java.nio.file.Files} wants it. */
final class ReadOnlyChannel implements SeekableByteChannel {
    private final PositionedBytes bytes;
    private long position;
    private boolean isOpen = true;

    ReadOnlyChannel(PositionedBytes bytes) {
        this.bytes = bytes;
    }

    /** Reads on as long as it can; what cannot be read fails when reading begins there. */
    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        requireOpen();
        int before = target.remaining();
        if (before > 0 && position >= bytes.size()) {
            return -1;
        }
        while (target.hasRemaining() && position < bytes.size()) {
            int room = target.remaining();
            try {
                bytes.read(position, target);
            } catch (IOException e) {
                if (room < before) {
                    break;
                }
                throw e;
            }
            position += room - target.remaining();
        }
        return before - target.remaining();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public synchronized long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public synchronized SeekableByteChannel position(long wanted) throws IOException {
        requireOpen();
        if (wanted < 0) {
            throw new IllegalArgumentException("position " + wanted);
        }
        position = wanted;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return bytes.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public synchronized boolean isOpen() {
        return isOpen;
    }

    @Override
    public synchronized void close() throws IOException {
        isOpen = false;
        bytes.close();
    }

    private synchronized void requireOpen() throws ClosedChannelException {
        if (!isOpen) {
            throw new ClosedChannelException();
        }
    }
}
