package io.github.archcheck.bytes;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;

/**
 * A channel read by position, by several threads at once. A file of the system's own can do that by itself; other
 * channels have one position for all, which the threads take in turns.
 */
public final class PositionedFile implements Closeable {
    private final SeekableByteChannel channel;

    public PositionedFile(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /** In bytes. */
    public long size() throws IOException {
        return channel.size();
    }

    /**
     * Fills what is left of a buffer.
     *
     * @param at in bytes from the start
     * @throws IOException also when the file ends before
     */
    public void fill(ByteBuffer buffer, long at) throws IOException {
        if (channel instanceof FileChannel file) {
            long position = at;
            while (buffer.hasRemaining()) {
                position += progress(file.read(buffer, position));
            }
            return;
        }
        synchronized (channel) {
            channel.position(at);
            while (buffer.hasRemaining()) {
                progress(channel.read(buffer));
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int progress(int count) throws IOException {
        if (count < 0) {
            throw new IOException("the file became shorter while it was read");
        }
        return count;
    }
}
