package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.RefusedArchiveException;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of a tar archive, one after the other: POSIX.1-1988 (ustar), POSIX.1-2001 (pax), GNU's, and the seventh
 * edition's. Headers that say more than a reader has to hold are refused.
 */
final class TarReader {
    /** What one member may have in front of it. */
    private static final int MOST_EXTRA_HEADERS = 16;

    private static final int LARGEST_EXTRA_HEADER = 1 << 20;
    private static final int LAST_LONG_NAME = '\0';
    private static final int SPARSE_MORE_AT = 504;
    private static final int MOST_SPARSE_BLOCKS = 1 << 16;

    private final TarInput in;
    private final MemberCount memberCount;
    private PaxRecords global = PaxRecords.NONE;
    private long next;
    private long end;
    private String last = "";
    private boolean isClosed;

    TarReader(TarInput in, MemberCount memberCount) {
        this.in = in;
        this.memberCount = memberCount;
    }

    /** What stands in front of a member's own header. */
    private static final class Extra {
        private Optional<String> name = Optional.empty();
        private Optional<String> link = Optional.empty();
        private PaxRecords records = PaxRecords.NONE;
        private int count;
    }

    /** Whether the archive said that it ends; not before {@link #next} has come to an end. */
    boolean isClosed() {
        return isClosed;
    }

    /**
     * Goes on to the next member; what was not read of the last one is skipped.
     *
     * @return empty at the end
     */
    Optional<TarMember> next() throws IOException, RefusedArchiveException {
        Extra extra = new Extra();
        while (true) {
            toNext();
            long at = in.position();
            byte[] block = new byte[TarHeader.BYTES];
            int got = in.read(block, 0, block.length);
            if (got < block.length && (got > 0 || extra.count > 0)) {
                throw in.refused(at, "ends too early, inside a header after " + described());
            }
            TarHeader header = new TarHeader(block);
            if (got == 0 || header.isEmpty()) {
                isClosed = got > 0;
                return Optional.empty();
            }
            if (!header.isChecksumRight()) {
                throw in.refused(at, "is damaged: the checksum of the header after " + described() + " is wrong");
            }
            if (isExtra(header.type())) {
                extra(header, at, extra);
            } else {
                return Optional.of(member(header, at, extra));
            }
        }
    }

    private static boolean isExtra(char type) {
        return type == 'x' || type == 'X' || type == 'g' || type == 'L' || type == 'K';
    }

    private String described() {
        return last.isEmpty() ? "the beginning" : "the member " + last;
    }

    private void toNext() throws IOException, RefusedArchiveException {
        long left = next - in.position();
        if (in.skip(left) < left && in.position() < end) {
            throw in.refused(
                    in.position(),
                    "ends too early, inside the member " + last + ": " + (end - in.position())
                            + " bytes of it are missing");
        }
    }

    private void extra(TarHeader header, long at, Extra extra) throws IOException, RefusedArchiveException {
        long size = header.size().orElse(-1);
        extra.count++;
        if (size < 0) {
            throw in.refused(at, "is damaged: the size of an extended header is no number");
        }
        if (size > LARGEST_EXTRA_HEADER || extra.count > MOST_EXTRA_HEADERS) {
            throw in.refused(
                    at,
                    extra.count > MOST_EXTRA_HEADERS
                            ? "made to waste time: more than " + MOST_EXTRA_HEADERS + " extended headers for one member"
                            : "made to fill memory: an extended header of " + size + " bytes");
        }
        byte[] body = new byte[(int) size];
        if (in.read(body, 0, body.length) < body.length) {
            throw in.refused(at, "ends too early, inside an extended header");
        }
        follow("an extended header", in.position(), 0);
        switch (header.type()) {
            case 'L' -> extra.name = Optional.of(longName(body));
            case 'K' -> extra.link = Optional.of(longName(body));
            case 'g' -> global = records(body, at).over(global);
            default -> extra.records = records(body, at).over(extra.records);
        }
    }

    private static String longName(byte[] body) {
        int length = 0;
        while (length < body.length && body[length] != LAST_LONG_NAME) {
            length++;
        }
        return TarHeader.decode(body, 0, length);
    }

    private PaxRecords records(byte[] body, long at) throws RefusedArchiveException {
        return PaxRecords.parse(body).orElseThrow(() -> in.refused(at, "is damaged: an extended header is malformed"));
    }

    private TarMember member(TarHeader header, long at, Extra extra) throws IOException, RefusedArchiveException {
        PaxRecords records = extra.records.over(global);
        String name = records.text("GNU.sparse.name")
                .or(() -> records.text("path"))
                .or(() -> extra.name)
                .orElseGet(header::name);
        String link = records.text("linkpath").or(() -> extra.link).orElseGet(header::link);
        memberCount.another();
        TarMember.Kind kind = kind(header.type(), name);
        long size = size(header, records, at, name);
        long stored = hasData(header.type(), kind) ? size : 0;
        boolean isSparse = header.type() == 'S' || isSparse(records);
        long real = kind == TarMember.Kind.FILE ? realSize(header, records, size, at, name) : 0;
        if (header.type() == 'S') {
            skipSparseBlocks(header, at, name);
        }
        follow(name, in.position(), stored);
        return new TarMember(
                kind,
                name,
                link,
                real,
                stored,
                in.position(),
                header.modifiedMillis(),
                header.isExecutable(),
                isSparse);
    }

    private void follow(String name, long data, long stored) {
        last = TarMember.inWords(name);
        end = data + stored;
        next = (end + TarHeader.BYTES - 1) / TarHeader.BYTES * TarHeader.BYTES;
    }

    private long size(TarHeader header, PaxRecords records, long at, String name) throws RefusedArchiveException {
        OptionalLong told = records.number("size");
        long size = told.isPresent() ? told.getAsLong() : header.size().orElse(-1);
        if (size < 0 || size > Long.MAX_VALUE / 2) {
            throw in.refused(
                    at, "is damaged: the size of the member " + TarMember.inWords(name) + " is no plausible number");
        }
        return size;
    }

    private long realSize(TarHeader header, PaxRecords records, long size, long at, String name)
            throws RefusedArchiveException {
        OptionalLong told = records.number("GNU.sparse.realsize");
        OptionalLong older = told.isPresent() ? told : records.number("GNU.sparse.size");
        OptionalLong oldest = header.type() == 'S' ? header.sparseSize() : OptionalLong.of(size);
        long real = older.isPresent() ? older.getAsLong() : oldest.orElse(-1);
        if (real < 0) {
            throw in.refused(
                    at, "is damaged: the size of the member " + TarMember.inWords(name) + " is no plausible number");
        }
        return real;
    }

    private static boolean isSparse(PaxRecords records) {
        return records.text("GNU.sparse.major").isPresent()
                || records.text("GNU.sparse.map").isPresent()
                || records.text("GNU.sparse.numblocks").isPresent();
    }

    /** GNU continues the list of a sparse file's pieces in blocks behind its header. */
    private void skipSparseBlocks(TarHeader header, long at, String name) throws IOException, RefusedArchiveException {
        boolean more = header.hasMoreSparseBlocks();
        byte[] block = new byte[TarHeader.BYTES];
        for (int count = 0; more; count++) {
            if (count == MOST_SPARSE_BLOCKS || in.read(block, 0, block.length) < block.length) {
                throw in.refused(
                        at, "is damaged: the list of pieces of the member " + TarMember.inWords(name) + " has no end");
            }
            more = block[SPARSE_MORE_AT] != 0;
        }
    }

    /** Types without a meaning are files (POSIX); so are those that only tell how a file lay on its disk. */
    private static TarMember.Kind kind(char type, String name) {
        return switch (type) {
            case '1' -> TarMember.Kind.HARD_LINK;
            case '2' -> TarMember.Kind.SYMBOLIC_LINK;
            case '3', '4', '6' -> TarMember.Kind.SPECIAL;
            case '5', 'D' -> TarMember.Kind.DIRECTORY;
            case 'V', 'M', 'N' -> TarMember.Kind.NONE;
            default -> name.endsWith("/") ? TarMember.Kind.DIRECTORY : TarMember.Kind.FILE;
        };
    }

    private static boolean hasData(char type, TarMember.Kind kind) {
        return switch (kind) {
            case FILE, NONE -> true;
            case DIRECTORY -> type != '5';
            case HARD_LINK, SYMBOLIC_LINK, SPECIAL -> false;
        };
    }
}
