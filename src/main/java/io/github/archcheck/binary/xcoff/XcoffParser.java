package io.github.archcheck.binary.xcoff;

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
 * Reads the file header of AIX objects, programs and libraries, and the archives that AIX keeps its libraries in. A file
 * whose header makes no sense is not recognised at all, rather than called damaged: its magic is only two bytes.
 */
public final class XcoffParser implements BinaryParser {
    @Override
    public BinaryFormat format() {
        return BinaryFormat.XCOFF;
    }

    @Override
    public boolean recognises(ByteBuffer head, long sizeBytes) {
        if (head.limit() < FileHeader.MAX_BYTES) {
            return false;
        }
        return ArchiveReader.isMagic(head.getLong(0))
                || (FileHeader.isMagic(head.getShort(0)) && isPlausible(head, sizeBytes));
    }

    private static boolean isPlausible(ByteBuffer head, long sizeBytes) {
        try {
            Cursor header = new Cursor(head.slice(0, FileHeader.MAX_BYTES), 0, ByteOrder.BIG_ENDIAN);
            return FileHeader.parse(header.u16("filehdr.f_magic"), header).isPlausible(head, sizeBytes);
        } catch (MalformedBinaryException e) {
            return false;
        }
    }

    @Override
    public Binary parse(ByteSource file) throws IOException, MalformedBinaryException {
        Cursor magic = file.read(new Span(0, Long.BYTES), ByteOrder.BIG_ENDIAN, "filehdr.f_magic");
        if (ArchiveReader.isMagic(magic.code64("fl_hdr.fl_magic"))) {
            return ArchiveReader.read(file);
        }
        Cursor header = file.head(FileHeader.MAX_BYTES, ByteOrder.BIG_ENDIAN);
        FileHeader parsed = FileHeader.parse(header.u16("filehdr.f_magic"), header);
        return Binary.thin(BinaryFormat.XCOFF, parsed.image(new Span(file.start(), file.size())));
    }
}
