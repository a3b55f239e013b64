package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads ELF files of both word sizes and byte orders by their program headers, which is all that loaders look at.
 *
 * @see <a href="https://gabi.xinuos.com/">System V gABI</a>
 */
public final class ElfParser implements BinaryParser {
    @Override
    public BinaryFormat format() {
        return BinaryFormat.ELF;
    }

    @Override
    public boolean recognises(ByteBuffer head, long sizeBytes) {
        return head.limit() >= Integer.BYTES && head.getInt(0) == ElfFile.MAGIC;
    }

    @Override
    public Binary parse(ByteSource file) throws IOException, MalformedBinaryException {
        return Binary.thin(BinaryFormat.ELF, new ImageReader(ElfFile.open(file)).read());
    }
}
