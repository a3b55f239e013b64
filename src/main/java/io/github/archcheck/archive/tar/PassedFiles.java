package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.Passing;
import io.github.archcheck.archive.compress.BrokenStreamException;
import io.github.archcheck.archive.tree.Contents;
import io.github.archcheck.bytes.PiecewiseSource;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of compressed archives: each is shown while it passes by, and what is kept of it can be read later. Filled by one
 * thread, read by any.
 */
public final class PassedFiles implements Contents {
    private static final Kept EMPTY = new Kept.Whole(new byte[0]);

    private final Passing passing;
    private final Retention retention;
    private final List<Kept> files = new ArrayList<>();

    public PassedFiles(Passing passing, Retention retention) {
        this.passing = passing;
        this.retention = retention;
    }

    /** @return the number of a file of which nothing is kept so far */
    int reserve(TarMember member) {
        files.add(new Kept.Nothing(member.sizeBytes(), Kept.NOT_KEPT));
        return files.size() - 1;
    }

    /** @param in stands at the first byte of the member, and is left anywhere in it */
    void pass(int number, TarMember member, TarInput in) throws IOException {
        files.set(number, keep(member, in));
    }

    @Override
    public SeekableByteChannel open(long number) {
        return new ReadOnlyChannel(files.get((int) number));
    }

    private Kept keep(TarMember member, TarInput in) throws IOException {
        if (member.isSparse()) {
            return new Kept.Nothing(member.sizeBytes(), Kept.HOLES);
        }
        if (member.storedBytes() == 0) {
            return EMPTY;
        }
        if (retention.takeWhole(KeepingRule.of(member.name()), member.storedBytes())) {
            return whole(member, in);
        }
        PassingFile file = new PassingFile(in, member, retention.heldBytes());
        try {
            passing.look(path(member.name()), new PiecewiseSource(file, member.sizeBytes()));
        } catch (BrokenStreamException e) {
            throw e;
        } catch (IOException e) {
            in.requireWhole();
        }
        in.requireWhole();
        return file.kept(retention);
    }

    private static Kept whole(TarMember member, TarInput in) throws IOException {
        byte[] content = new byte[(int) member.storedBytes()];
        if (in.read(content, 0, content.length) < content.length) {
            throw new BrokenStreamException(
                    "ends too early, inside the member " + TarMember.inWords(member.name()), true);
        }
        return new Kept.Whole(content);
    }

    private static String path(String name) {
        String place = name;
        while (place.startsWith("/") || place.startsWith("./")) {
            place = place.substring(place.indexOf('/') + 1);
        }
        return "/" + place;
    }
}
