package io.github.archcheck.archive.zip;

import io.github.archcheck.bytes.PositionedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** A member that was not compressed: read where it lies. */
final class StoredData implements MemberData {
    private final PositionedFile file;
    private final long offset;
    private final Members.Member member;
    private final CRC32 checksum = new CRC32();
    private long summed;

    /** @param offset of its data in the file */
    StoredData(PositionedFile file, long offset, Members.Member member) {
        this.file = file;
        this.offset = offset;
        this.member = member;
    }

    @Override
    public long size() {
        return member.size();
    }

    @Override
    public void read(ByteBuffer buffer, long at) throws IOException {
        int begin = buffer.position();
        file.fill(buffer, offset + at);
        if (at != summed) {
            return;
        }
        checksum.update(buffer.duplicate().flip().position(begin));
        summed += buffer.position() - begin;
        if (summed == member.size()) {
            Checks.checksum(checksum, member);
        }
    }

    @Override
    public void close() {
        // The file is the archive's.
    }
}
