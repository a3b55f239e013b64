package io.github.archcheck.testkit;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes as a channel that counts what is read of it. */
public final class ArrayChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private long position;
    private long readBytes;
    private boolean isOpen = true;

    ArrayChannel(byte[] bytes) {
        this.bytes = bytes;
    }

    public long readBytes() {
        return readBytes;
    }

    @Override
    public int read(ByteBuffer target) throws ClosedChannelException {
        if (!isOpen) {
            throw new ClosedChannelException();
        }
        if (position >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(target.remaining(), bytes.length - position);
        target.put(bytes, (int) position, count);
        position += count;
        readBytes += count;
        return count;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() {
        isOpen = false;
    }
}
