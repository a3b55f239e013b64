package io.github.archcheck.binary.xcoff;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.ImageType;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import io.github.archcheck.platform.Architecture;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an AIX archive of either generation. Members form a chain of offsets, which a hostile file may close to a circle;
 * the limit on members ends that.
 *
 * @see <a href="https://www.ibm.com/docs/en/aix/7.3?topic=formats-ar-file-format-big">ar file format (big)</a>
 */
final class ArchiveReader {
    static final int MAX_MEMBERS = 1_000;

    private static final long BIG_MAGIC = 0x3c62_6967_6166_3e0aL;
    private static final long SMALL_MAGIC = 0x3c61_6961_6666_3e0aL;

    /** Digits of an offset, and how many of them stand before {@code fl_fstmoff}. */
    private enum Layout {
        BIG(20, 3),
        SMALL(12, 2);

        private final int digits;
        private final int countTables;

        Layout(int digits, int countTables) {
            this.digits = digits;
            this.countTables = countTables;
        }
    }

    private static final int DATE_UID_GID_MODE_BYTES = 4 * 12;
    private static final int NAME_LENGTH_BYTES = 4;
    private static final int FMAG_BYTES = 2;

    private final ByteSource file;
    private final Layout layout;
    private final Map<Architecture, Image> images = new LinkedHashMap<>();
    private int countMembers;

    private ArchiveReader(ByteSource file, Layout layout) {
        this.file = file;
        this.layout = layout;
    }

    static boolean isMagic(long magic) {
        return magic == BIG_MAGIC || magic == SMALL_MAGIC;
    }

    static Binary read(ByteSource file) throws IOException, MalformedBinaryException {
        Cursor magic = file.read(new Span(0, Long.BYTES), ByteOrder.BIG_ENDIAN, "fl_hdr.fl_magic");
        Layout layout = magic.code64("fl_hdr.fl_magic") == BIG_MAGIC ? Layout.BIG : Layout.SMALL;
        return new ArchiveReader(file, layout).walk();
    }

    private Binary walk() throws IOException, MalformedBinaryException {
        Span ends = new Span(Long.BYTES + (long) layout.countTables * layout.digits, 2L * layout.digits);
        Cursor fixed = file.read(ends, ByteOrder.BIG_ENDIAN, "fl_hdr");
        long offset = fixed.decimal(layout.digits, "fl_hdr.fl_fstmoff");
        long last = fixed.decimal(layout.digits, "fl_hdr.fl_lstmoff");
        List<Defect> defects = List.of();
        try {
            while (offset != 0 && countMembers < MAX_MEMBERS) {
                long next = member(offset);
                // What the last member gives as the next one is a table, not a member.
                offset = offset == last ? 0 : next;
            }
        } catch (MalformedBinaryException e) {
            if (images.isEmpty()) {
                throw e;
            }
            defects = List.of(Defect.of(e));
        }
        boolean complete = offset == 0 && defects.isEmpty();
        return new Binary(
                BinaryFormat.XCOFF,
                List.copyOf(images.values()),
                Optional.of(new XcoffArchive(layout == Layout.BIG, countMembers, complete)),
                defects);
    }

    /** Returns what the member gives as the offset of the next one. */
    private long member(long offset) throws IOException, MalformedBinaryException {
        int headerBytes = 3 * layout.digits + DATE_UID_GID_MODE_BYTES + NAME_LENGTH_BYTES;
        if (offset > file.size() - headerBytes) {
            throw new MalformedBinaryException(
                    file.start() + Math.min(offset, file.size()),
                    "ar_hdr.ar_nxtmem",
                    "no room for a member header at 0x" + Long.toHexString(offset));
        }
        Cursor header = file.read(new Span(offset, headerBytes), ByteOrder.BIG_ENDIAN, "ar_hdr");
        long size = header.decimal(layout.digits, "ar_hdr.ar_size");
        long next = header.decimal(layout.digits, "ar_hdr.ar_nxtmem");
        header.skip((long) layout.digits + DATE_UID_GID_MODE_BYTES, "ar_hdr");
        long nameLength = header.decimal(NAME_LENGTH_BYTES, "ar_hdr.ar_namlen");
        long content = offset + headerBytes + nameLength + (nameLength & 1) + FMAG_BYTES;
        countMembers++;
        if (size > file.size() - content) {
            throw new MalformedBinaryException(
                    file.start() + offset,
                    "ar_hdr.ar_size",
                    size + " bytes at 0x" + Long.toHexString(content) + ", but the file ends at 0x"
                            + Long.toHexString(file.size()));
        }
        classify(new Span(content, size));
        return next;
    }

    private void classify(Span content) throws IOException, MalformedBinaryException {
        if (content.size() < FileHeader.MAX_BYTES) {
            return;
        }
        Span head = new Span(content.offset(), FileHeader.MAX_BYTES);
        Cursor bytes = file.read(head, ByteOrder.BIG_ENDIAN, "filehdr");
        int magic = bytes.u16("filehdr.f_magic");
        if (FileHeader.isMagic(magic)) {
            FileHeader header = FileHeader.parse(magic, bytes);
            images.putIfAbsent(
                    header.architecture(), header.image(ImageType.ARCHIVE, new Span(file.start(), file.size())));
        }
    }
}
