package io.github.archcheck.archive.compress;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Counts what is read, and remembers when it was reading that failed: that is no damage. */
final class CountingStream extends InputStream {
    private final InputStream in;
    private long count;
    private Optional<IOException> failure = Optional.empty();

    CountingStream(InputStream in) {
        this.in = in;
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
            return got;
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** Java's gzip takes nothing available for the end, and would not see what follows the first member. */
    @Override
    public int available() {
        return 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
