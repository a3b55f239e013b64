package io.github.archcheck.archive.compress.zstd;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The bytes of zstd frames, one behind the other; frames to be skipped may lie between them. */
public final class ZstdStream extends InputStream {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int MAGIC = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int COMPRESSED = 2;
    private static final int LARGEST_BLOCK = 128 << 10;

    /** What the highest level asks for (zstd --ultra -22). */
    private static final long LARGEST_WINDOW = 128L << 20;

    /** Less than this every reader must have (RFC 8878, 3.1.1.1.2). */
    private static final long SMALL_WINDOW = 8L << 20;

    private static final int PART_OF_MEMORY = 4;

    private final InputStream in;
    private final long largestWindow;
    private final byte[] block = new byte[LARGEST_BLOCK + BackwardBits.SLACK_BYTES];
    private Optional<Frame> frame = Optional.empty();
    private boolean isLast;

    /**
     * @param in not buffered, not closed
     * @param memoryBytes what the program may use, of which a window may take a quarter
     */
    public ZstdStream(InputStream in, long memoryBytes) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.largestWindow = Math.min(LARGEST_WINDOW, Math.max(SMALL_WINDOW, memoryBytes / PART_OF_MEMORY));
    }

    private static final class Frame {
        private final FrameHeader header;
        private final int blockBytes;
        private final Window window;
        private final BlockReader blocks;
        private final XxHash64 hash = new XxHash64();
        private long contentBytes;

        Frame(FrameHeader header) {
            this.header = header;
            this.blockBytes = (int) Math.min(LARGEST_BLOCK, header.windowBytes());
            this.window = new Window((int) header.windowBytes(), blockBytes);
            this.blocks = new BlockReader(window, blockBytes);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (frame.isEmpty() || frame.get().window.available() == 0) {
            if (frame.isPresent() && !isLast) {
                block(frame.get());
            } else if (!nextFrame()) {
                return -1;
            }
        }
        return frame.get().window.take(target, offset, length);
    }

    /** @return whether there is one */
    private boolean nextFrame() throws IOException {
        frame = Optional.empty();
        while (true) {
            int first = in.read();
            if (first < 0) {
                return false;
            }
            int magic = first | (int) FrameHeader.number(in, Integer.BYTES - 1) << Byte.SIZE;
            if (magic == MAGIC) {
                break;
            }
            if ((magic & SKIPPABLE_MASK) != SKIPPABLE) {
                throw new IOException("something else than a frame follows");
            }
            in.skipNBytes(FrameHeader.number(in, Integer.BYTES));
        }
        FrameHeader header = FrameHeader.read(in);
        if (header.windowBytes() > largestWindow) {
            throw new UnsupportedFrameException("is compressed with a zstd window of " + (header.windowBytes() >> 20)
                    + " MiB; archcheck reads up to " + (largestWindow >> 20) + " MiB");
        }
        frame = Optional.of(new Frame(header));
        isLast = false;
        return true;
    }

    private void block(Frame current) throws IOException {
        int header = (int) FrameHeader.number(in, 3);
        int size = header >> 3;
        isLast = (header & 1) != 0;
        if (size > current.blockBytes) {
            throw new IOException("a block is larger than blocks can be");
        }
        int kind = header >> 1 & 3;
        current.window.reserve(kind == COMPRESSED ? current.blockBytes : size);
        int before = current.window.end();
        switch (kind) {
            case 0 -> {
                fill(size);
                current.window.add(block, 0, size);
            }
            case 1 -> current.window.fill((byte) FrameHeader.number(in, 1), size);
            case COMPRESSED -> {
                fill(size);
                current.blocks.read(block, size);
            }
            default -> throw new IOException("a block is of no kind that there is");
        }
        current.contentBytes += current.window.end() - before;
        if (current.header.hasChecksum()) {
            current.window.digest(current.hash, before);
        }
        if (isLast) {
            finish(current);
        }
    }

    private void finish(Frame current) throws IOException {
        if (current.header.contentBytes() >= 0 && current.header.contentBytes() != current.contentBytes) {
            throw new IOException("a frame has not as many bytes as it says");
        }
        if (current.header.hasChecksum()
                && FrameHeader.number(in, Integer.BYTES) != (current.hash.value() & 0xFFFFFFFFL)) {
            throw new IOException("the checksum of a frame is wrong");
        }
    }

    private void fill(int size) throws IOException {
        if (in.readNBytes(block, 0, size) < size) {
            throw new EOFException("a block is cut short");
        }
    }
}
