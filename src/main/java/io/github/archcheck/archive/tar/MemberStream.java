package io.github.archcheck.archive.tar;

import java.io.IOException;
import java.io.InputStream;

/** A member while it passes by. Closing does nothing: the archive goes on behind it. */
final class MemberStream extends InputStream {
    private final TarInput in;
    private long left;

    MemberStream(TarInput in, long size) {
        this.in = in;
        this.left = size;
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
        int got = in.read(target, offset, (int) Math.min(length, left));
        left -= got;
        return got == 0 ? -1 : got;
    }
}
