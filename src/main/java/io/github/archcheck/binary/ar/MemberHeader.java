package io.github.archcheck.binary.ar;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Set;

/**
 * {@code struct ar_hdr}, and the name behind it when the member has one of the BSD kind.
 *
 * @param name without trailing spaces; long names of the GNU kind stay {@code /NUMBER}
 * @param offset where the header lies, from the start of the file
 * @param content what the size promises, without a BSD name; it may lie outside the file
 */
record MemberHeader(String name, long offset, Span content) {
    static final int HEADER_BYTES = 60;

    private static final int NAME_BYTES = 16;
    private static final int DATE_UID_GID_MODE_BYTES = 12 + 6 + 6 + 8;
    static final int SIZE_OFFSET = NAME_BYTES + DATE_UID_GID_MODE_BYTES;
    private static final int SIZE_BYTES = 10;
    private static final int FMAG = 0x600a;

    private static final String BSD_NAME = "#1/";
    /** Enough to tell a symbol table from an object. */
    private static final int NAME_LIMIT_BYTES = 256;

    private static final Set<String> GNU_TABLES = Set.of("/", "//", "/SYM64/", "ARFILENAMES/");

    static MemberHeader read(ByteSource file, long offset) throws IOException, MalformedBinaryException {
        Cursor header = file.read(new Span(offset, HEADER_BYTES), ByteOrder.BIG_ENDIAN, "ar_hdr");
        String name = header.fixedString(NAME_BYTES, "ar_hdr.ar_name").stripTrailing();
        header.skip(DATE_UID_GID_MODE_BYTES, "ar_hdr");
        long size = header.decimal(SIZE_BYTES, "ar_hdr.ar_size");
        int fmag = header.u16("ar_hdr.ar_fmag");
        if (fmag != FMAG) {
            throw new MalformedBinaryException(
                    file.start() + offset + SIZE_OFFSET + SIZE_BYTES,
                    "ar_hdr.ar_fmag",
                    "0x" + Integer.toHexString(fmag) + " instead of 0x" + Integer.toHexString(FMAG));
        }
        Span content = new Span(offset + HEADER_BYTES, size);
        return name.startsWith(BSD_NAME)
                ? withBsdName(file, offset, content, name)
                : new MemberHeader(name, offset, content);
    }

    /** The name lies at the start of the content and counts in its size. */
    private static MemberHeader withBsdName(ByteSource file, long offset, Span content, String field)
            throws IOException, MalformedBinaryException {
        Cursor digits = file.read(
                new Span(offset + BSD_NAME.length(), NAME_BYTES - BSD_NAME.length()),
                ByteOrder.BIG_ENDIAN,
                "ar_hdr.ar_name");
        long length = digits.decimal(digits.remaining(), "ar_hdr.ar_name");
        if (length > content.size()) {
            throw new MalformedBinaryException(
                    file.start() + offset,
                    "ar_hdr.ar_name",
                    field + ": the name is longer than the member of " + content.size() + " bytes");
        }
        long shown = Math.min(length, NAME_LIMIT_BYTES);
        Cursor text = file.read(new Span(content.offset(), shown), ByteOrder.BIG_ENDIAN, "ar_hdr.ar_name");
        return new MemberHeader(
                text.fixedString(shown, "ar_hdr.ar_name"),
                offset,
                new Span(content.offset() + length, content.size() - length));
    }

    /** A symbol table or a table of names: tools put them there, not their users. */
    boolean isTable() {
        boolean microsoft = name.startsWith("/<") && name.endsWith(">/");
        return GNU_TABLES.contains(name) || name.startsWith("__.SYMDEF") || microsoft;
    }

    /** Where the next header is to be found, from the start of the file. Members begin at even offsets. */
    long end(boolean stored) {
        return stored ? content.end() + (content.end() & 1) : offset + HEADER_BYTES;
    }
}
