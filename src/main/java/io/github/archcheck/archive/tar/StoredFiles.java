package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.tree.Contents;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Files of an archive that is not compressed: they are read where they lie. */
final class StoredFiles implements Contents {
    private static final long HOLES = Long.MIN_VALUE;
    private static final int FIRST_COUNT = 64;

    private final TarFile file;
    private long[] offsets = new long[FIRST_COUNT];
    private long[] sizes = new long[FIRST_COUNT];
    private int count;

    StoredFiles(TarFile file) {
        this.file = file;
    }

    /** @return its number */
    int add(TarMember member) {
        if (count == offsets.length) {
            offsets = Arrays.copyOf(offsets, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        offsets[count] = member.isSparse() ? HOLES : member.data();
        sizes[count] = member.sizeBytes();
        count++;
        return count - 1;
    }

    @Override
    public SeekableByteChannel open(long number) throws IOException {
        int at = (int) number;
        if (offsets[at] == HOLES) {
            throw new IOException(Kept.HOLES);
        }
        return new ReadOnlyChannel(new Slice(file.open(), offsets[at], sizes[at]));
    }
}
