package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.RefusedArchiveException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** The bytes of a tar archive from front to back. */
final class TarInput {
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final boolean isCompressed;
    private final byte[] skipped = new byte[BUFFER_BYTES];
    private long position;
    private byte[] ahead = {};
    private int aheadAt;
    private Optional<IOException> failure = Optional.empty();

    /** @param isCompressed whether offsets are not those of the file, which errors have to say */
    TarInput(InputStream in, boolean isCompressed) {
        this.in = in;
        this.isCompressed = isCompressed;
    }

    /** Bytes from the beginning of the archive, decompressed. */
    long position() {
        return position;
    }

    /** @return how many bytes there were; fewer than {@code length} only at the end */
    int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int got = some(target, offset + count, length - count);
            if (got < 0) {
                break;
            }
            count += got;
        }
        position += count;
        return count;
    }

    /** The next bytes, which are read once more afterwards; fewer than {@code length} only at the end. */
    byte[] peek(int length) throws IOException {
        if (ahead.length - aheadAt >= length) {
            return Arrays.copyOfRange(ahead, aheadAt, aheadAt + length);
        }
        byte[] head = new byte[length];
        long before = position;
        int got = read(head, 0, length);
        position = before;
        ahead = Arrays.copyOf(head, got);
        aheadAt = 0;
        return ahead.clone();
    }

    /** Throws again what reading threw before: whoever it was thrown at may have kept it to himself. */
    void requireWhole() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private int some(byte[] target, int offset, int length) throws IOException {
        if (aheadAt < ahead.length) {
            int count = Math.min(length, ahead.length - aheadAt);
            System.arraycopy(ahead, aheadAt, target, offset, count);
            aheadAt += count;
            return count;
        }
        try {
            return in.read(target, offset, length);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    /** @return how many bytes there were; fewer than {@code length} only at the end */
    long skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            long jumped = isCompressed || aheadAt < ahead.length ? 0 : in.skip(left);
            if (jumped > 0) {
                position += jumped;
                left -= jumped;
                continue;
            }
            int got = read(skipped, 0, (int) Math.min(left, skipped.length));
            if (got == 0) {
                break;
            }
            left -= got;
        }
        return length - left;
    }

    RefusedArchiveException refused(long offset, String reason) {
        return isCompressed
                ? new RefusedArchiveException(-1, reason + " (at offset " + offset + " of what is compressed)")
                : new RefusedArchiveException(offset, reason);
    }
}
