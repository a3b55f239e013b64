package io.github.archcheck.index.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A file on a server as a channel. Blocks that were fetched are kept; who reads on and on is served in longer and longer parts;
 * who reads a good part of the file gets all of it, where that is allowed.
 */
final class RangeChannel implements SeekableByteChannel {
    static final int BLOCK_BYTES = 16 * 1024;

    private static final int MOST_BLOCKS = 512;
    private static final int MOST_AHEAD = 64;
    /** Parts no further apart than this come sooner in one request than in two. */
    private static final int NEAR_BLOCKS = 4;

    private static final int MOST_REQUESTS = 200;
    /** One part in so many of the file. */
    private static final int SHARE = 4;

    private final Ranges ranges;
    private final Download download;
    private final long size;
    private final long tailStart;
    private final Map<Long, byte[]> blocks = new LinkedHashMap<>(16, 0.75f, true);
    private Optional<SeekableByteChannel> whole = Optional.empty();
    private long position;
    private long fetched;
    private long expected = Long.MAX_VALUE;
    private int ahead = 1;
    private boolean open = true;

    RangeChannel(Ranges ranges, Download download) {
        this.ranges = ranges;
        this.download = download;
        this.size = ranges.size();
        this.tailStart = size - ranges.tail().length;
    }

    @Override
    public synchronized int read(ByteBuffer into) throws IOException {
        requireOpen();
        if (position >= size) {
            return -1;
        }
        if (!into.hasRemaining()) {
            return 0;
        }
        int count = (int) Math.min(into.remaining(), size - position);
        if (whole.isEmpty() && position >= tailStart) {
            into.put(ranges.tail(), (int) (position - tailStart), count);
        } else if (whole.isEmpty()) {
            count = (int) Math.min(count, tailStart - position);
            count = fromBlock(into, count);
        }
        if (whole.isPresent()) {
            count = whole.get().position(position).read(into);
        }
        position += Math.max(0, count);
        return count;
    }

    /** @return 0 when the file has been fetched whole instead */
    private int fromBlock(ByteBuffer into, int count) throws IOException {
        long number = position / BLOCK_BYTES;
        byte[] block = blocks.get(number);
        if (block == null) {
            block = fetch(number, count);
        }
        if (whole.isPresent()) {
            return 0;
        }
        int offset = (int) (position - number * BLOCK_BYTES);
        int got = Math.min(count, block.length - offset);
        into.put(block, offset, got);
        return got;
    }

    /** The block, and those after it that are likely to be wanted next, in one request. */
    private byte[] fetch(long number, int count) throws IOException {
        long start = number * BLOCK_BYTES;
        long end = Math.min(tailStart, position + count);
        boolean goesOn = number >= expected && number - expected <= NEAR_BLOCKS;
        ahead = goesOn ? Math.min(MOST_AHEAD, ahead * 2) : 1;
        long blocksWanted = Math.max(ahead, (end - start + BLOCK_BYTES - 1) / BLOCK_BYTES);
        long last = Math.min(tailStart, start + Math.min(MOST_AHEAD, blocksWanted) * BLOCK_BYTES);
        int length = (int) (last - start);
        boolean isMuch = (fetched + length) * SHARE > size || ranges.requests() > MOST_REQUESTS;
        if (isMuch && download.allows(size)) {
            return becomeWhole();
        }
        byte[] part;
        try {
            part = ranges.fetch(start, length);
        } catch (NoRangesException e) {
            whole = Optional.of(e.body().isPresent() ? download.whole(e.body().get()) : download.whole());
            return checkedWhole();
        }
        fetched += length;
        expected = (last + BLOCK_BYTES - 1) / BLOCK_BYTES;
        return keep(number, part);
    }

    private byte[] becomeWhole() throws IOException {
        whole = Optional.of(download.whole());
        return checkedWhole();
    }

    private byte[] checkedWhole() throws IOException {
        if (whole.isPresent() && whole.get().size() != size) {
            throw new IOException("the file changed while it was read");
        }
        blocks.clear();
        return new byte[0];
    }

    private byte[] keep(long first, byte[] part) {
        byte[] block = part;
        for (int at = 0; at < part.length; at += BLOCK_BYTES) {
            byte[] one = new byte[Math.min(BLOCK_BYTES, part.length - at)];
            System.arraycopy(part, at, one, 0, one.length);
            blocks.put(first + at / BLOCK_BYTES, one);
            block = at == 0 ? one : block;
        }
        Iterator<byte[]> oldest = blocks.values().iterator();
        while (blocks.size() > MOST_BLOCKS && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
        return block;
    }

    @Override
    public synchronized long position() throws IOException {
        requireOpen();
        return position;
    }

    @Override
    public synchronized SeekableByteChannel position(long newPosition) throws IOException {
        requireOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("negative position");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        requireOpen();
        return size;
    }

    private void requireOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public synchronized void close() throws IOException {
        open = false;
        if (whole.isPresent()) {
            whole.get().close();
        }
    }
}
