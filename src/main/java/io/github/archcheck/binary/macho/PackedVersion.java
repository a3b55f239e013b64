package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.platform.Version;

/** Versions packed into one word. */
final class PackedVersion {
    private PackedVersion() {}

    /** {@code xxxx.yy.zz} in the nibbles of four bytes. */
    static Version read(Cursor bytes, String field) throws MalformedBinaryException {
        int packed = bytes.code32(field);
        return new Version(packed >>> 16, (packed >>> 8) & 0xff, packed & 0xff);
    }

    /** {@code A.B.C.D.E} in 24, 10, 10, 10 and 10 bits of eight bytes. */
    static String readSource(Cursor bytes, String field) throws MalformedBinaryException {
        long packed = bytes.code64(field);
        return (packed >>> 40) + "." + tenBits(packed, 30) + "." + tenBits(packed, 20) + "." + tenBits(packed, 10) + "."
                + tenBits(packed, 0);
    }

    private static long tenBits(long packed, int shift) {
        return (packed >>> shift) & 0x3ff;
    }
}
