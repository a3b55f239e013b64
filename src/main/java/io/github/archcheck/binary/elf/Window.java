package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Many small reads in one region of a file. The last block is kept, so that neighbours cost one read together. */
final class Window {
    private static final int BLOCK_BYTES = 4096;

    private final ElfFile elf;
    private final Span region;
    private byte[] block = {};
    private long blockStart;

    /** @param region lies in the file */
    Window(ElfFile elf, Span region) {
        this.elf = elf;
        this.region = region;
    }

    Span region() {
        return region;
    }

    /**
     * @param at bytes from the start of the region
     * @throws MalformedBinaryException when the bytes do not all lie in the region
     */
    Cursor read(long at, int length, String field) throws IOException, MalformedBinaryException {
        require(at, length, field);
        if (at < blockStart || at + length > blockStart + block.length) {
            load(at, length, field);
        }
        ByteBuffer part = ByteBuffer.wrap(block, (int) (at - blockStart), length);
        return new Cursor(part, elf.absolute(region.offset() + at), elf.order());
    }

    private void require(long at, int length, String field) throws MalformedBinaryException {
        if (at < 0 || at > region.size() || length > region.size() - at) {
            long start = region.offset() + Math.max(0, Math.min(at, region.size()));
            throw new MalformedBinaryException(
                    elf.absolute(start),
                    field,
                    "needs " + length + " bytes at " + ElfFile.hex(at) + " of a region of "
                            + ElfFile.hex(region.size()));
        }
    }

    private void load(long at, int length, String field) throws IOException, MalformedBinaryException {
        long start = at - at % BLOCK_BYTES;
        long wanted = Math.max(at + length, start + BLOCK_BYTES) - start;
        int size = (int) Math.min(wanted, region.size() - start);
        block = elf.read(region.offset() + start, size, field).bytes(size, field);
        blockStart = start;
    }
}
