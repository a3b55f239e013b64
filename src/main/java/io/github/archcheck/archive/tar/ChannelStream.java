package io.github.archcheck.archive.tar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A channel from front to back, with little read in vain where most is skipped. */
final class ChannelStream extends InputStream {
    private static final int BUFFER_BYTES = 16 << 10;

    private final SeekableByteChannel channel;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);

    ChannelStream(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(buffer.get()) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (!buffer.hasRemaining() && length >= BUFFER_BYTES) {
            return channel.read(ByteBuffer.wrap(target, offset, length));
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(target, offset, count);
        return count;
    }

    @Override
    public long skip(long length) throws IOException {
        if (length <= buffer.remaining()) {
            buffer.position(buffer.position() + (int) length);
            return length;
        }
        long at = channel.position() - buffer.remaining();
        long to = Math.max(at, Math.min(size, at + length));
        buffer.limit(0);
        channel.position(to);
        return to - at;
    }

    @Override
    public int available() {
        return buffer.remaining();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        buffer.clear();
        int got = channel.read(buffer);
        buffer.flip();
        return got > 0;
    }
}
