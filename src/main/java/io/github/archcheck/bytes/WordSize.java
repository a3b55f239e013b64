package io.github.archcheck.bytes;

/** Width of the fields that differ between 32-bit and 64-bit variants of a format. */
public enum WordSize {
    W32(Integer.BYTES),
    W64(Long.BYTES);

    private final int bytes;

    WordSize(int bytes) {
        this.bytes = bytes;
    }

    public int bytes() {
        return bytes;
    }
}
