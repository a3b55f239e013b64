package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.MalformedBinaryException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A table of equal records, read a piece at a time; cheap for those who go through it in ascending order. */
final class Records {
    private static final int PIECE_BYTES = 1 << 20;

    private final ElfFile elf;
    private final long offset;
    private final long count;
    private final int recordBytes;
    private final String field;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long first;
    private long end;

    /** @param count records, all of which lie in the file */
    Records(ElfFile elf, long offset, long count, int recordBytes, String field) {
        this.elf = elf;
        this.offset = offset;
        this.count = count;
        this.recordBytes = recordBytes;
        this.field = field;
    }

    long count() {
        return count;
    }

    /** Makes {@link #bytes} hold a record, and says where it begins there. */
    int seek(long index) throws IOException, MalformedBinaryException {
        if (index < first || index >= end) {
            load(index);
        }
        return (int) (index - first) * recordBytes;
    }

    /** In the byte order of the file; valid until the next {@link #seek}. */
    ByteBuffer bytes() {
        return piece;
    }

    /** A record of four bytes, unsigned. */
    long word(long index) throws IOException, MalformedBinaryException {
        int at = seek(index);
        return Integer.toUnsignedLong(piece.getInt(at));
    }

    private void load(long index) throws IOException, MalformedBinaryException {
        if (index < 0 || index >= count) {
            throw new MalformedBinaryException(
                    elf.absolute(offset), field, "record " + index + " of a table of " + count);
        }
        long records = Math.min(count - index, PIECE_BYTES / recordBytes);
        piece = elf.read(offset + index * recordBytes, records * recordBytes, field)
                .rest()
                .order(elf.order());
        first = index;
        end = index + records;
    }
}
