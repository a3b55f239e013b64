package io.github.archcheck.index.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content of which only so much is taken; what goes wrong is told in words. */
final class BoundedBody extends FilterInputStream {
    private final Response response;
    private final long mostBytes;
    private long bytes;

    BoundedBody(InputStream in, long mostBytes, Response response) {
        super(in);
        this.response = response;
        this.mostBytes = mostBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        int got;
        try {
            got = in.read(into, offset, count);
        } catch (IOException e) {
            throw response.broken(e);
        }
        bytes += Math.max(0, got);
        if (bytes > mostBytes) {
            throw response.trouble("answers with more than " + Words.size(mostBytes));
        }
        return got;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(8192, Math.max(0, count))];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
