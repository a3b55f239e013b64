package io.github.archcheck.binary.macho;

import io.github.archcheck.bytes.WordSize;
import java.nio.ByteOrder;
import java.util.Optional;

/** What the first four bytes of a thin file say: they decide word size and byte order, whatever the cputype is. */
enum MachMagic {
    LITTLE_32(0xcefa_edfe, WordSize.W32, ByteOrder.LITTLE_ENDIAN),
    LITTLE_64(0xcffa_edfe, WordSize.W64, ByteOrder.LITTLE_ENDIAN),
    BIG_32(0xfeed_face, WordSize.W32, ByteOrder.BIG_ENDIAN),
    BIG_64(0xfeed_facf, WordSize.W64, ByteOrder.BIG_ENDIAN);

    private final int firstBytes;
    private final WordSize wordSize;
    private final ByteOrder order;

    MachMagic(int firstBytes, WordSize wordSize, ByteOrder order) {
        this.firstBytes = firstBytes;
        this.wordSize = wordSize;
        this.order = order;
    }

    /** @param firstBytes read as a big-endian number */
    static Optional<MachMagic> of(int firstBytes) {
        for (MachMagic magic : values()) {
            if (magic.firstBytes == firstBytes) {
                return Optional.of(magic);
            }
        }
        return Optional.empty();
    }

    WordSize wordSize() {
        return wordSize;
    }

    ByteOrder order() {
        return order;
    }

    /** The size of the header in bytes. */
    int headerBytes() {
        return switch (wordSize) {
            case W32 -> 28;
            case W64 -> 32;
        };
    }

    /** The format's spelling of a field of the header. */
    String field(String name) {
        return switch (wordSize) {
            case W32 -> "mach_header." + name;
            case W64 -> "mach_header_64." + name;
        };
    }
}
