package io.github.archcheck.archive.compress;

/** How a stream is compressed, told by its first bytes. */
public enum Compression {
    NONE(""),
    GZIP("gzip"),
    BZIP2("bzip2"),
    ZSTD("zstd"),
    /** Recognised to be refused in words. */
    XZ("xz"),
    /** Likewise. */
    LZIP("lzip"),
    /** Likewise; what {@code compress} and old tar archives have. */
    LZW("LZW");

    /** The most bytes that {@link #of} looks at. */
    public static final int HEAD_BYTES = 10;

    private static final int BZIP2_BLOCK_AT = 4;
    private static final long BZIP2_BLOCK = 0x314159265359L;
    private static final long BZIP2_END = 0x177245385090L;

    private final String label;

    Compression(String label) {
        this.label = label;
    }

    /** In the words of its users. */
    public String label() {
        return label;
    }

    /** Whether archcheck can undo it. */
    public boolean isReadable() {
        return switch (this) {
            case NONE, GZIP, BZIP2, ZSTD -> true;
            case XZ, LZIP, LZW -> false;
        };
    }

    /**
     * @param head the first bytes of a stream
     * @param length how many of them there are; fewer than {@link #HEAD_BYTES} when the stream is that short
     */
    public static Compression of(byte[] head, int length) {
        if (begins(head, length, 0x1f, 0x8b, 0x08)) {
            return GZIP;
        }
        if (begins(head, length, 'B', 'Z', 'h') && length >= HEAD_BYTES && head[3] >= '1' && head[3] <= '9') {
            long block = 0;
            for (int i = BZIP2_BLOCK_AT; i < HEAD_BYTES; i++) {
                block = block << Byte.SIZE | Byte.toUnsignedLong(head[i]);
            }
            return block == BZIP2_BLOCK || block == BZIP2_END ? BZIP2 : NONE;
        }
        if (begins(head, length, 0x28, 0xb5, 0x2f, 0xfd) || isSkippableZstd(head, length)) {
            return ZSTD;
        }
        if (begins(head, length, 0xfd, '7', 'z', 'X', 'Z', 0x00)) {
            return XZ;
        }
        if (begins(head, length, 'L', 'Z', 'I', 'P')) {
            return LZIP;
        }
        return begins(head, length, 0x1f, 0x9d) ? LZW : NONE;
    }

    private static boolean isSkippableZstd(byte[] head, int length) {
        return length >= Integer.BYTES && (head[0] & 0xf0) == 0x50 && begins(head, length, head[0], 0x2a, 0x4d, 0x18);
    }

    private static boolean begins(byte[] head, int length, int... magic) {
        if (length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }
}
