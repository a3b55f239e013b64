package io.github.archcheck.archive.compress.zstd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What stands in front of a frame (RFC 8878, 3.1.1.1).
 *
 * @param contentBytes negative when it is not told
 */
record FrameHeader(long windowBytes, long contentBytes, boolean hasChecksum) {
    private static final int SINGLE_SEGMENT = 0x20;
    private static final int RESERVED = 0x08;
    private static final int CHECKSUM = 0x04;
    private static final int SMALLEST_WINDOW_LOG = 10;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] CONTENT_BYTES = {0, 2, 4, 8};
    private static final int SHORT_CONTENT_FROM = 256;

    /** Behind the magic number. */
    static FrameHeader read(InputStream in) throws IOException {
        int descriptor = (int) number(in, 1);
        boolean isSingle = (descriptor & SINGLE_SEGMENT) != 0;
        if ((descriptor & RESERVED) != 0) {
            throw new UnsupportedFrameException("is compressed with a zstd that is newer than archcheck knows");
        }
        long window = isSingle ? 0 : window((int) number(in, 1));
        if (number(in, DICTIONARY_BYTES[descriptor & 3]) != 0) {
            throw new UnsupportedFrameException("is compressed with a zstd dictionary, which is not in it");
        }
        int width = CONTENT_BYTES[descriptor >> 6];
        long content = -1;
        if (width > 0 || isSingle) {
            content = number(in, Math.max(width, 1)) + (width == 2 ? SHORT_CONTENT_FROM : 0);
        }
        if (content < 0 && (width > 0 || isSingle)) {
            throw new IOException("a frame says that it has more bytes than there can be");
        }
        return new FrameHeader(isSingle ? content : window, content, (descriptor & CHECKSUM) != 0);
    }

    private static long window(int descriptor) {
        long base = 1L << (SMALLEST_WINDOW_LOG + (descriptor >> 3));
        return base + base / 8 * (descriptor & 7);
    }

    /** The lowest byte first. */
    static long number(InputStream in, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            int each = in.read();
            if (each < 0) {
                throw new EOFException("a frame is cut short");
            }
            value |= (long) each << (i * Byte.SIZE);
        }
        return value;
    }
}
