package io.github.archcheck.binary.ar;

import io.github.archcheck.binary.Binary;
import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.BinaryParser;
import io.github.archcheck.binary.Defect;
import io.github.archcheck.bytes.ByteSource;
import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * Reads the member headers of a static archive, GNU, BSD or Microsoft, and the first bytes of each member. Costs two or
 * three small reads a member, whatever the size of the archive.
 *
 * @see <a href="https://sourceware.org/git/?p=binutils-gdb.git;a=blob;f=include/aout/ar.h">ar.h of GNU binutils</a>
 */
public final class ArParser implements BinaryParser {
    /** Looked at before giving up on the rest, which then shows in {@link ArArchive#complete}. */
    static final int MAX_MEMBERS = 10_000;

    private static final long ARMAG = 0x213c_6172_6368_3e0aL;
    private static final long ARMAGT = 0x213c_7468_696e_3e0aL;

    @Override
    public BinaryFormat format() {
        return BinaryFormat.AR;
    }

    @Override
    public boolean recognises(ByteBuffer head, long sizeBytes) {
        return head.limit() >= Long.BYTES && (head.getLong(0) == ARMAG || head.getLong(0) == ARMAGT);
    }

    @Override
    public Binary parse(ByteSource file) throws IOException, MalformedBinaryException {
        Cursor magic = file.read(new Span(0, Long.BYTES), ByteOrder.BIG_ENDIAN, "ar.magic");
        Tally tally = new Tally(magic.code64("ar.magic") == ARMAGT);
        List<Defect> defects = List.of();
        long offset = Long.BYTES;
        try {
            while (!isEnd(file, offset) && tally.countMembers() < MAX_MEMBERS) {
                offset = member(file, offset, tally);
            }
        } catch (MalformedBinaryException e) {
            if (tally.countMembers() == 0) {
                throw e;
            }
            // Nothing says where the next member would begin.
            defects = List.of(Defect.of(e));
        }
        boolean readToTheEnd = defects.isEmpty() && isEnd(file, offset);
        Span extent = new Span(file.start(), file.size());
        return new Binary(BinaryFormat.AR, tally.images(extent), Optional.of(tally.archive(readToTheEnd)), defects);
    }

    /** A single byte is padding that some tools leave behind the last member. */
    private static boolean isEnd(ByteSource file, long offset) {
        return offset >= file.size() - 1;
    }

    /** Returns where the next member begins. */
    private static long member(ByteSource file, long offset, Tally tally) throws IOException, MalformedBinaryException {
        MemberHeader header = MemberHeader.read(file, offset);
        boolean stored = !tally.thin() || header.isTable();
        if (!header.isTable()) {
            tally.add(stored ? architectures(file, header.content()) : List.of());
        }
        long end = header.end(stored);
        if (stored && header.content().end() > file.size()) {
            throw new MalformedBinaryException(
                    file.start() + offset + MemberHeader.SIZE_OFFSET,
                    "ar_hdr.ar_size",
                    "member ends at 0x" + Long.toHexString(header.content().end()) + ", but the file at 0x"
                            + Long.toHexString(file.size()));
        }
        return end;
    }

    private static List<MemberArchitecture> architectures(ByteSource file, Span content)
            throws IOException, MalformedBinaryException {
        long present = Math.max(0, Math.min(content.size(), file.size() - content.offset()));
        Span head = new Span(content.offset(), Math.min(present, MemberArchitecture.HEAD_BYTES));
        return MemberArchitecture.of(
                file.read(head, ByteOrder.BIG_ENDIAN, "ar member").rest());
    }
}
