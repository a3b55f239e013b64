package io.github.archcheck.archive.compress;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts what is read, and remembers when it was reading that failed: that is no damage. Streams that hold nothing, over and
 * over, come to an end here.
 */
final class CountingStream extends InputStream {
    /** What programs put beside the content: names, lists of what is where. */
    private static final long MOST_BESIDE = 1 << 20;

    private static final int LARGEST_PART_BESIDE = 4;

    private final InputStream in;
    private final LongSupplier inflated;
    private long count;
    private Optional<IOException> failure = Optional.empty();

    /** @param inflated what has come of it so far */
    CountingStream(InputStream in, LongSupplier inflated) {
        this.in = in;
        this.inflated = inflated;
    }

    long count() {
        return count;
    }

    Optional<IOException> failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int got = in.read(target, offset, length);
            count += Math.max(got, 0);
            requireContent();
            return got;
        } catch (BrokenStreamException e) {
            throw e;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    private void requireContent() throws BrokenStreamException {
        long content = inflated.getAsLong();
        if (count > content + content / LARGEST_PART_BESIDE + MOST_BESIDE) {
            throw new BrokenStreamException("made to waste time: " + count + " compressed bytes hold " + content, true);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
