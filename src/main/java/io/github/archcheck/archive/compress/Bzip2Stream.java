package io.github.archcheck.archive.compress;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * The bytes of bzip2 streams, one behind the other, as programs write them that use several processors. Each takes some
 * megabytes of tables, however little is in it, so there may not be many that hold little.
 */
final class Bzip2Stream extends InputStream {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int MOST_SMALL_STREAMS = 1000;

    /** Smaller ones are small; programs write 100,000 and more. */
    private static final int SMALL_BYTES = 10_000;

    private final BufferedInputStream in;
    private Optional<InputStream> stream = Optional.empty();
    private long streamCount;
    private long count;

    Bzip2Stream(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (stream.isPresent() || hasNext()) {
            if (stream.isEmpty()) {
                stream = Optional.of(new BZip2CompressorInputStream(in, false));
            }
            int got = stream.get().read(target, offset, length);
            if (got >= 0) {
                count += got;
                return got;
            }
            stream = Optional.empty();
        }
        return -1;
    }

    private boolean hasNext() throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return false;
        }
        in.reset();
        streamCount++;
        if (streamCount > MOST_SMALL_STREAMS + count / SMALL_BYTES) {
            throw new BrokenStreamException(
                    "made to waste time: thousands of bzip2 streams with hardly anything in them", true);
        }
        return true;
    }
}
