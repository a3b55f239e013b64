package io.github.archcheck.archive.zip;

import io.github.archcheck.archive.Troubles;
import io.github.archcheck.archive.tree.Contents;
import io.github.archcheck.bytes.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.BitSet;
import java.util.Optional;

/** Opens members. */
final class ZipContents implements Contents {
    /** Local headers and the data of most files' first block. */
    private static final int HEAD_BYTES = 8 << 10;

    private final PositionedFile file;
    private final Members members;
    private final long limit;
    private final Troubles troubles;
    private final BitSet told = new BitSet();
    private final Budget budget = new Budget();

    /**
     * @param limit where the directory begins
     * @param troubles hears once of each member whose local header contradicts the directory
     */
    ZipContents(PositionedFile file, Members members, long limit, Troubles troubles) {
        this.file = file;
        this.members = members;
        this.limit = limit;
        this.troubles = troubles;
    }

    Budget budget() {
        return budget;
    }

    @Override
    public SeekableByteChannel open(long number) throws IOException {
        Members.Member member = members.get((int) number);
        Optional<Obstacle> obstacle = Obstacle.of(member);
        if (obstacle.isPresent()) {
            throw new IOException(obstacle.get().words());
        }
        long next = members.next(member.header(), limit);
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD_BYTES, next - member.header()))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.fill(head, member.header());
        head.flip();
        if (head.getInt(0) != LocalHeader.SIGNATURE) {
            throw new IOException("has no local header in the archive");
        }
        LocalHeader local = LocalHeader.read(head);
        if (local.dataOffset() > next - member.header() - member.compressed()) {
            throw new IOException("overlaps the next member, as those of bombs do");
        }
        if (local.contradicts(member)) {
            tell((int) number, LocalHeader.name(head));
        }
        long offset = member.header() + local.dataOffset();
        if (member.method() == Obstacle.STORED) {
            return new MemberChannel(new StoredData(file, offset, member));
        }
        int begin = Math.min(local.dataOffset(), head.limit());
        byte[] data = new byte[(int) Math.min(head.limit() - begin, member.compressed())];
        head.get(begin, data);
        return new MemberChannel(new InflatedData(file, offset, member, data, budget));
    }

    private void tell(int number, String name) {
        synchronized (told) {
            if (told.get(number)) {
                return;
            }
            told.set(number);
        }
        troubles.add(name, "has another size by its local header than by the directory, which counts", false);
    }
}
