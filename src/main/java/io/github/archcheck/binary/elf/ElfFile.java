package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteOrder;

/** A file whose ELF header could be read: what every other reader of this package works on. */
record ElfFile(ByteSource source, ElfHeader header) {
    /** DEL, E, L, F, read as a big-endian number. */
    static final int MAGIC = 0x7f45_4c46;

    /** @throws MalformedBinaryException when there is no whole ELF header, or one of no known class or byte order */
    static ElfFile open(ByteSource source) throws IOException, MalformedBinaryException {
        Cursor head = source.head(Layout.ELF64.ehdrBytes(), ByteOrder.BIG_ENDIAN);
        requireBytes(source, head, Layout.IDENT_BYTES, "e_ident");
        ElfIdent ident = ident(head);
        Layout layout = ident.layout();
        requireBytes(
                source,
                head,
                layout.ehdrBytes() - Layout.IDENT_BYTES,
                layout.ehdrTail().name());
        Span tail = new Span(Layout.IDENT_BYTES, layout.ehdrTail().size());
        Row row = layout.ehdrTail()
                .read(source.read(tail, ident.byteOrder(), layout.ehdrTail().name()));
        return new ElfFile(source, header(ident, row));
    }

    Layout layout() {
        return header.ident().layout();
    }

    ByteOrder order() {
        return header.ident().byteOrder();
    }

    /** Where a position in the source lies, counted from the start of the file. */
    long absolute(long offset) {
        return source.start() + offset;
    }

    /**
     * Reads a span of the file.
     *
     * @param offset any number that a file may claim
     * @param size any number that a file may claim
     */
    Cursor read(long offset, long size, String field) throws IOException, MalformedBinaryException {
        if (!contains(offset, size)) {
            throw new MalformedBinaryException(
                    absolute(Math.max(0, Math.min(offset, source.size()))),
                    field,
                    hex(size) + " bytes at " + hex(offset) + " do not lie in the file, which has "
                            + hex(source.size()));
        }
        return source.read(new Span(offset, size), order(), field);
    }

    /** Whether all bytes lie in the file; numbers are unsigned, as in the file. */
    boolean contains(long offset, long size) {
        return offset >= 0 && size >= 0 && offset <= source.size() && size <= source.size() - offset;
    }

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static void requireBytes(ByteSource source, Cursor head, int count, String field)
            throws MalformedBinaryException {
        if (head.remaining() < count) {
            throw new MalformedBinaryException(
                    source.start() + source.size(), field, "file too short: it has " + source.size() + " bytes");
        }
    }

    private static ElfIdent ident(Cursor head) throws MalformedBinaryException {
        long start = head.offset();
        if (head.code32("e_ident[EI_MAG0]") != MAGIC) {
            throw new MalformedBinaryException(start, "e_ident[EI_MAG0]", "not an ELF file");
        }
        int elfClass = either(head, ElfIdent.CLASS_32, ElfIdent.CLASS_64, "e_ident[EI_CLASS]");
        int data = either(head, ElfIdent.DATA_LITTLE, ElfIdent.DATA_BIG, "e_ident[EI_DATA]");
        int version = head.u8("e_ident[EI_VERSION]");
        OsAbi osAbi = new OsAbi(head.u8("e_ident[EI_OSABI]"));
        int abiVersion = head.u8("e_ident[EI_ABIVERSION]");
        boolean zero = true;
        while (head.position() < Layout.IDENT_BYTES) {
            zero &= head.u8("e_ident[EI_PAD]") == 0;
        }
        return new ElfIdent(elfClass, data, version, osAbi, abiVersion, zero);
    }

    private static int either(Cursor head, int one, int other, String field) throws MalformedBinaryException {
        long at = head.offset();
        int value = head.u8(field);
        if (value != one && value != other) {
            throw new MalformedBinaryException(at, field, value + " is neither " + one + " nor " + other);
        }
        return value;
    }

    private static ElfHeader header(ElfIdent ident, Row row) {
        return new ElfHeader(
                ident,
                new ElfType(row.code(Field.E_TYPE)),
                new Machine(row.code(Field.E_MACHINE)),
                row.get(Field.E_VERSION),
                row.code(Field.E_FLAGS),
                row.get(Field.E_PHOFF),
                row.code(Field.E_PHENTSIZE),
                row.code(Field.E_PHNUM),
                row.get(Field.E_SHOFF),
                row.code(Field.E_SHENTSIZE),
                row.code(Field.E_SHNUM));
    }
}
