package io.github.archcheck.archive.compress;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The bytes of gzip members, one behind the other (RFC 1952). Java's own stream goes one call deeper with each member that is
 * empty. What follows the last member and is none is left alone, as gzip does.
 */
final class GzipStream extends InputStream {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int TIME_AND_SYSTEM_BYTES = 6;
    private static final int HEADER_CHECKSUM = 0x02;
    private static final int EXTRA = 0x04;
    private static final int NAME = 0x08;
    private static final int COMMENT = 0x10;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int limit;
    private boolean isInMember;
    private boolean isFirst = true;
    private boolean isAtEnd;

    /** @param in not buffered, closed with this stream */
    GzipStream(InputStream in) {
        this.in = in;
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
        while (!isAtEnd) {
            if (!isInMember) {
                isAtEnd = !header();
                continue;
            }
            int got = inflate(target, offset, length);
            if (got > 0) {
                return got;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    /** @return no bytes at the end of a member */
    private int inflate(byte[] target, int offset, int length) throws IOException {
        try {
            while (true) {
                int got = inflater.inflate(target, offset, length);
                if (got > 0) {
                    checksum.update(target, offset, got);
                    return got;
                }
                if (inflater.finished()) {
                    at = limit - inflater.getRemaining();
                    trailer();
                    return 0;
                }
                if (inflater.needsDictionary()) {
                    throw new IOException("asks for a dictionary");
                }
                fill();
                inflater.setInput(buffer, at, limit - at);
                at = limit;
            }
        } catch (DataFormatException e) {
            String said = e.getMessage();
            throw new IOException(said == null ? "is no deflated data" : said, e);
        }
    }

    /** @return whether another member follows */
    private boolean header() throws IOException {
        int first = next();
        if (first != MAGIC_1 || next() != MAGIC_2) {
            if (isFirst) {
                throw new IOException("begins with no member");
            }
            return false;
        }
        if (required() != DEFLATE) {
            throw new IOException("a member is compressed in no way that there is");
        }
        int flags = required();
        skip(TIME_AND_SYSTEM_BYTES);
        if ((flags & EXTRA) != 0) {
            skip(required() | (required() << Byte.SIZE));
        }
        if ((flags & NAME) != 0) {
            skipText();
        }
        if ((flags & COMMENT) != 0) {
            skipText();
        }
        if ((flags & HEADER_CHECKSUM) != 0) {
            skip(2);
        }
        inflater.reset();
        inflater.setInput(buffer, at, limit - at);
        at = limit;
        checksum.reset();
        isInMember = true;
        isFirst = false;
        return true;
    }

    private void trailer() throws IOException {
        long expected = number();
        long size = number();
        if (expected != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
            throw new IOException("the checksum of a member is wrong");
        }
        isInMember = false;
    }

    private long number() throws IOException {
        long value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value |= (long) required() << (i * Byte.SIZE);
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            required();
        }
    }

    private void skipText() throws IOException {
        int each = required();
        while (each != 0) {
            each = required();
        }
    }

    private int required() throws IOException {
        int each = next();
        if (each < 0) {
            throw new EOFException("a member is cut short");
        }
        return each;
    }

    private int next() throws IOException {
        if (at == limit) {
            limit = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
        }
        if (at == limit) {
            return -1;
        }
        at++;
        return Byte.toUnsignedInt(buffer[at - 1]);
    }

    private void fill() throws IOException {
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        at = 0;
        if (limit == 0) {
            throw new EOFException("a member is cut short");
        }
    }
}
