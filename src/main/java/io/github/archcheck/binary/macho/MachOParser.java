package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads thin and fat Mach-O files.
 *
 * @see <a
 *     href="https://github.com/apple-oss-distributions/xnu/blob/xnu-11417.121.6/EXTERNAL_HEADERS/mach-o/loader.h">loader.h</a>
 */
public final class MachOParser implements BinaryParser {
    @Override
    public BinaryFormat format() {
        return BinaryFormat.MACH_O;
    }

    @Override
    public boolean recognises(ByteBuffer head, long sizeBytes) {
        if (head.limit() < Integer.BYTES) {
            return false;
        }
        int magic = head.getInt(0);
        return MachMagic.of(magic).isPresent() || (FatMagic.of(magic).isPresent() && FatMagic.isFat(head, sizeBytes));
    }

    @Override
    public Binary parse(ByteSource file) throws IOException, MalformedBinaryException {
        Cursor head = file.read(new Span(0, Integer.BYTES), ByteOrder.BIG_ENDIAN, "mach_header.magic");
        int magic = head.code32("mach_header.magic");
        FatMagic fat = FatMagic.of(magic).orElse(null);
        if (fat != null) {
            return FatReader.read(file, fat);
        }
        return Binary.thin(BinaryFormat.MACH_O, ImageReader.read(file, file.size()));
    }
}
