package io.github.archcheck.archive.tar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A file that lies in one piece inside another, which is not used for anything else.
 *
 * @param offset of its first byte
 */
record Slice(SeekableByteChannel channel, long offset, long size) implements PositionedBytes {
    @Override
    public void read(long position, ByteBuffer target) throws IOException {
        ByteBuffer part = target.slice();
        part.limit((int) Math.min(part.limit(), size - position));
        channel.position(offset + position);
        int got = channel.read(part);
        if (got <= 0) {
            throw new IOException("the archive became shorter while it was read");
        }
        target.position(target.position() + got);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
