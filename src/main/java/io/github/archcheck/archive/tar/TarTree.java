package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.compress.BrokenStreamException;
import io.github.archcheck.archive.tree.TreeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Makes the members of tar archives those of a tree. */
public final class TarTree {
    /** How far behind its end a compressed archive is read, to see whether it is whole: writers fill up to 10 KiB. */
    private static final long LONGEST_PADDING = 1 << 20;

    /** What {@link #isTar} looks at. */
    public static final int HEAD_BYTES = TarHeader.BYTES;

    /** Takes members that are archives themselves, and are read on the way. */
    @FunctionalInterface
    public interface Nested {
        /** There are none. */
        Nested NONE = (name, content) -> false;

        /**
         * @param name as the archive spells it
         * @param content need not be opened, nor read to the end
         * @return whether it was one, and was opened
         */
        boolean take(String name, NestedContent content) throws IOException, RefusedArchiveException;
    }

    /** A member on its way. */
    public interface NestedContent {
        /** Its first bytes; opening begins with them once more. */
        byte[] head(int most) throws IOException;

        InputStream open();
    }

    private final String name;
    private final TarReading reading;

    /** @param name of the archive, for troubles with it as a whole */
    public TarTree(String name, TarReading reading) {
        this.name = name;
        this.reading = reading;
    }

    /**
     * Whether a file is a tar archive: it says so, or its first header has a checksum that is right.
     *
     * @param head its first {@link #HEAD_BYTES}, or all there are
     */
    public static boolean isTar(byte[] head) {
        if (head.length < TarHeader.BYTES) {
            return false;
        }
        TarHeader header = new TarHeader(head);
        return header.isEmpty() || header.hasMagic() || header.isChecksumRight();
    }

    /**
     * Adds what an archive has that is not compressed.
     *
     * @param isLayer whether it is a layer of an image, which can also take away
     */
    public void addStored(TarFile file, TreeBuilder tree, boolean isLayer) throws IOException, RefusedArchiveException {
        StoredFiles files = new StoredFiles(file);
        Placing placing = new Placing(tree, isLayer);
        try (SeekableByteChannel channel = file.open()) {
            TarReader reader = new TarReader(new TarInput(new ChannelStream(channel), false), reading.memberCount());
            for (Optional<TarMember> next = reader.next(); next.isPresent(); next = reader.next()) {
                TarMember member = next.get();
                placing.add(member, files, member.kind() == TarMember.Kind.FILE ? files.add(member) : -1);
            }
            requireClosed(reader);
        }
    }

    /**
     * Adds what passes by.
     *
     * @param in decompressed
     * @param isLayer whether it is a layer of an image, which can also take away
     */
    public void addPassing(InputStream in, TreeBuilder tree, boolean isLayer, Nested nested)
            throws IOException, RefusedArchiveException {
        pass(in, new Placing(tree, isLayer), nested);
    }

    /** @param in decompressed */
    public Layer layer(InputStream in) throws IOException, RefusedArchiveException {
        Layer layer = new Layer();
        pass(in, layer, Nested.NONE);
        return layer;
    }

    private void pass(InputStream in, Members members, Nested nested) throws IOException, RefusedArchiveException {
        TarInput input = new TarInput(in, true);
        PassedFiles files = reading.files();
        TarReader reader = new TarReader(input, reading.memberCount());
        try {
            for (Optional<TarMember> next = reader.next(); next.isPresent(); next = reader.next()) {
                TarMember member = next.get();
                if (member.kind() == TarMember.Kind.FILE) {
                    file(member, input, members, nested);
                } else {
                    members.add(member, files, -1);
                }
            }
            input.skip(LONGEST_PADDING);
        } catch (BrokenStreamException e) {
            if (e.isDamage()) {
                throw new RefusedArchiveException(-1, e.reason());
            }
            reading.troubles().add(name, e.reason(), false);
            return;
        }
        requireClosed(reader);
    }

    private void file(TarMember member, TarInput input, Members members, Nested nested)
            throws IOException, RefusedArchiveException {
        PassedFiles files = reading.files();
        int number = files.reserve(member);
        if (members.add(member, files, number)) {
            boolean isTaken = nested.take(member.name(), new MemberOnItsWay(input, member.storedBytes()));
            input.requireWhole();
            if (!isTaken) {
                files.pass(number, member, input);
            }
        }
    }

    private record MemberOnItsWay(TarInput input, long size) implements NestedContent {
        @Override
        public byte[] head(int most) throws IOException {
            return input.peek((int) Math.min(most, size));
        }

        @Override
        public InputStream open() {
            return new MemberStream(input, size);
        }
    }

    /** A cut at the border of two members leaves no other trace. */
    private void requireClosed(TarReader reader) {
        if (!reader.isClosed()) {
            reading.troubles().add(name, "ends without the mark that ends a tar archive: members may be missing", true);
        }
    }
}
