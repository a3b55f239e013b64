package io.github.archcheck.archive.zip;

import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.Troubles;
import io.github.archcheck.archive.tree.Contents;
import io.github.archcheck.archive.tree.MemberStat;
import io.github.archcheck.archive.tree.TreeBuilder;
import io.github.archcheck.bytes.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Reads a directory from front to back, a window at a time, and puts its members into a tree. */
final class DirectoryReader {
    /** Longer than the longest entry. */
    private static final int WINDOW_BYTES = 256 << 10;

    private static final int COUNTER = 1 << 16;

    private final PositionedFile file;
    private final EndRecord end;
    private final Members members;
    private final TreeBuilder tree;
    private final Troubles troubles;
    private final Contents contents;
    private final ByteBuffer window;
    private long windowAt;

    DirectoryReader(
            PositionedFile file,
            EndRecord end,
            Members members,
            TreeBuilder tree,
            Troubles troubles,
            Contents contents) {
        this.file = file;
        this.end = end;
        this.members = members;
        this.tree = tree;
        this.troubles = troubles;
        this.contents = contents;
        window = ByteBuffer.allocate((int) Math.min(WINDOW_BYTES, end.directoryBytes()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
    }

    void read() throws IOException, RefusedArchiveException {
        long limit = end.directoryOffset() + end.directoryBytes();
        long at = end.directoryOffset();
        while (at < limit) {
            require(at, EndRecord.ENTRY_BYTES, limit);
            int fixed = (int) (at - windowAt);
            if (window.getInt(fixed) != EndRecord.ENTRY_SIGNATURE) {
                throw new RefusedArchiveException(at, "its directory has something else where an entry should begin");
            }
            int length = EndRecord.ENTRY_BYTES + DirectoryEntry.variableBytes(window, fixed);
            require(at, length, limit);
            take(DirectoryEntry.read(window, (int) (at - windowAt)), at);
            at += length;
        }
        checkCount();
        long overlap = members.overlap(LocalHeader.BYTES, end.directoryOffset());
        if (overlap >= 0) {
            throw new RefusedArchiveException(overlap, "its members overlap, as those of bombs do");
        }
    }

    /** Archives of old tools without zip64 count modulo 65,536. */
    private void checkCount() {
        if (members.count() % COUNTER != end.entries() % COUNTER || members.count() < end.entries()) {
            troubles.add(
                    "",
                    "its directory has " + members.count() + " entries, its end record tells of " + end.entries(),
                    false);
        }
    }

    /** Makes the window hold what is asked for. */
    private void require(long at, int length, long limit) throws IOException, RefusedArchiveException {
        if (length > limit - at) {
            throw new RefusedArchiveException(at, "its directory ends in the middle of an entry");
        }
        if (at + length > windowAt + window.limit()) {
            windowAt = at;
            window.clear().limit((int) Math.min(window.capacity(), limit - at));
            file.fill(window, at);
            window.flip();
        }
    }

    private void take(DirectoryEntry entry, long at) throws RefusedArchiveException {
        EndRecord.checkCount(members.count() + 1L, at);
        if (!entry.isComplete()) {
            throw new RefusedArchiveException(at, "the zip64 field of " + quoted(entry) + " is too short");
        }
        if (entry.disk() != 0) {
            throw new RefusedArchiveException(at, quoted(entry) + " lies in another part of the archive");
        }
        long room = end.directoryOffset() - end.shift() - LocalHeader.BYTES;
        boolean fits = entry.header() >= 0
                && entry.compressed() >= 0
                && entry.size() >= 0
                && entry.header() <= room
                && entry.compressed() <= room - entry.header();
        if (!fits) {
            throw new RefusedArchiveException(at, quoted(entry) + " reaches into or beyond the directory");
        }
        int number = members.add(new Members.Member(
                entry.header() + end.shift(),
                entry.compressed(),
                entry.size(),
                entry.crc(),
                entry.flags(),
                entry.method()));
        if (place(entry, number) && !entry.isDirectory()) {
            Optional<Obstacle> obstacle = Obstacle.of(members.get(number));
            obstacle.ifPresent(o -> troubles.add(entry.name(), o.words(), o.isDamage()));
        }
    }

    private boolean place(DirectoryEntry entry, int number) {
        if (entry.isDirectory()) {
            return tree.directory(entry.name(), entry.modifiedMillis());
        }
        MemberStat stat = new MemberStat(entry.size(), entry.modifiedMillis(), entry.isExecutable());
        return entry.isLink()
                ? tree.symbolicLink(entry.name(), stat, contents, number)
                : tree.file(entry.name(), stat, contents, number);
    }

    private static String quoted(DirectoryEntry entry) {
        String name = entry.name();
        return "'" + (name.length() > 200 ? name.substring(0, 200) + "…" : name) + "'";
    }
}
