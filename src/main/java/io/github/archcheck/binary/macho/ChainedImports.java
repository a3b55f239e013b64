package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.NameTable;
import io.github.archcheck.binary.WholeTable;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The table of imports in LC_DYLD_CHAINED_FIXUPS.
 *
 * @see <a href="https://github.com/apple-oss-distributions/dyld/blob/dyld-1286.10/include/mach-o/fixup-chains.h">fixup-chains.h</a>
 */
final class ChainedImports {
    private static final int HEADER_BYTES = 28;

    private ChainedImports() {}

    static void read(ByteSource image, Span span, ByteOrder order, ImportList imports)
            throws IOException, MalformedBinaryException {
        String prefix = "dyld_chained_fixups_header.";
        ByteSource fixups = image.within(span, "linkedit_data_command.datasize");
        Cursor header = fixups.read(new Span(0, HEADER_BYTES), order, "dyld_chained_fixups_header");
        header.skip(2L * Integer.BYTES, prefix + "starts_offset");
        long importsOffset = header.u32(prefix + "imports_offset");
        long namesOffset = header.u32(prefix + "symbols_offset");
        long count = header.u32(prefix + "imports_count");
        int format = header.code32(prefix + "imports_format");
        if (header.code32(prefix + "symbols_format") != 0) {
            throw new MalformedBinaryException(fixups.start(), prefix + "symbols_format", "names are compressed");
        }
        if (count == 0) {
            return;
        }
        int bytes = recordBytes(format, fixups.start());
        ByteBuffer records = ByteBuffer.wrap(
                        WholeTable.read(fixups, new Span(importsOffset, count * bytes), prefix + "imports_offset"))
                .order(order);
        Span rest = new Span(namesOffset, Math.max(0, fixups.size() - namesOffset));
        NameTable names = new NameTable(
                WholeTable.read(fixups, rest, prefix + "symbols_offset"),
                fixups.start() + namesOffset,
                prefix + "symbols_offset");
        for (int at = 0; at < records.capacity(); at += bytes) {
            if (format == 3) {
                wide(records.getLong(at), names, imports);
            } else {
                narrow(records.getInt(at), names, imports);
            }
        }
    }

    private static int recordBytes(int format, long at) throws MalformedBinaryException {
        return switch (format) {
            case 1 -> 4;
            case 2 -> 8;
            case 3 -> 16;
            default ->
                throw new MalformedBinaryException(
                        at, "dyld_chained_fixups_header.imports_format", "unknown format " + format);
        };
    }

    /** dyld_chained_import: from the lowest bit on 8 bits of ordinal, one for weak, 23 for the name. */
    private static void narrow(int bits, NameTable names, ImportList imports) throws MalformedBinaryException {
        int ordinal = bits & 0xff;
        imports.add(names.text(bits >>> 9), ordinal > 0xf0 ? (byte) ordinal : ordinal, (bits >> 8 & 1) != 0);
    }

    /** dyld_chained_import_addend64: 16 bits of ordinal, one for weak, 15 unused, 32 for the name. */
    private static void wide(long bits, NameTable names, ImportList imports) throws MalformedBinaryException {
        int ordinal = (int) (bits & 0xffff);
        imports.add(
                names.text((int) (bits >>> 32)), ordinal > 0xfff0 ? (short) ordinal : ordinal, (bits >> 16 & 1) != 0);
    }
}
