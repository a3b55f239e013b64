package io.github.archcheck.archive.zip;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.Troubles;
import io.github.archcheck.archive.tree.Contents;
import io.github.archcheck.archive.tree.TreeBuilder;
import io.github.archcheck.bytes.PositionedFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A zip archive. Its directory is read when it is opened, members where they lie when somebody asks for them. */
public final class ZipArchive implements OpenArchive {
    private final PositionedFile file;
    private final Troubles troubles;
    private final Path root;

    private ZipArchive(PositionedFile file, Troubles troubles, Path root) {
        this.file = file;
        this.troubles = troubles;
        this.root = root;
    }

    /**
     * @param channel closed with the archive, also when that is refused
     * @throws RefusedArchiveException when it is no zip archive, is damaged as a whole, or overlaps itself
     */
    public static ZipArchive open(SeekableByteChannel channel) throws IOException, RefusedArchiveException {
        PositionedFile file = new PositionedFile(channel);
        boolean isOpened = false;
        try {
            EndRecord end = EndRecord.find(file);
            Troubles troubles = new Troubles();
            TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.ZIP, troubles);
            Members members = new Members();
            Contents contents = new ZipContents(file, members, end.directoryOffset(), troubles);
            new DirectoryReader(file, end, members, tree, troubles, contents).read();
            ZipArchive archive = new ZipArchive(file, troubles, tree.build());
            isOpened = true;
            return archive;
        } finally {
            if (!isOpened) {
                file.close();
            }
        }
    }

    @Override
    public Kind kind() {
        return Kind.ZIP;
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Optional<ImagePlatform> platform() {
        return Optional.empty();
    }

    @Override
    public List<Trouble> troubles() {
        return troubles.list();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
