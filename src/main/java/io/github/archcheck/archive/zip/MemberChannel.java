package io.github.archcheck.archive.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A member as a channel. */
final class MemberChannel implements SeekableByteChannel {
    private final MemberData data;
    private long position;
    private boolean isOpen = true;

    MemberChannel(MemberData data) {
        this.data = data;
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        checkOpen();
        long left = data.size() - position;
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, target.remaining());
        data.read(target.slice(target.position(), count), position);
        target.position(target.position() + count);
        position += count;
        return count;
    }

    @Override
    public synchronized long position() throws IOException {
        checkOpen();
        return position;
    }

    @Override
    public synchronized SeekableByteChannel position(long newPosition) throws IOException {
        checkOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("position " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        checkOpen();
        return data.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
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
    public synchronized void close() {
        if (isOpen) {
            isOpen = false;
            data.close();
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!isOpen) {
            throw new ClosedChannelException();
        }
    }
}
