package io.github.archcheck.archive.open;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.ImagePlatform;
import io.github.archcheck.archive.Opened;
import io.github.archcheck.archive.Passing;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.compress.Compression;
import io.github.archcheck.archive.compress.Decompressor;
import io.github.archcheck.archive.conda.CondaPackages;
import io.github.archcheck.archive.image.Images;
import io.github.archcheck.archive.image.PassedLayers;
import io.github.archcheck.archive.tar.TarReading;
import io.github.archcheck.archive.tar.TarTree;
import io.github.archcheck.archive.tree.TreeBuilder;
import io.github.archcheck.archive.zip.ZipArchive;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens archives of every kind. */
public final class Archives {
    private static final Closeable NOTHING = () -> {};

    private Archives() {}

    /**
     * Whether a file is an archive, by its first bytes: cheap enough to ask of every file that is named. A program with an
     * archive behind it is a program.
     *
     * @param file a regular one: opening a pipe or a device may block
     */
    public static boolean recognises(Path file) throws IOException {
        return switch (FileKind.of(file)) {
            case ZIP, TAR, COMPRESSED_TAR, COMPRESSED_OTHERWISE -> true;
            case NONE -> false;
        };
    }

    /**
     * Opens a file that is an archive, by its content rather than its name.
     *
     * @param file a regular one: opening a pipe or a device may block. Must not change while it is open
     * @param passing looks at the files of archives that can be read only from front to back
     * @param platforms of an image for several machines, which to take: the first of these that there is, otherwise the
     *     image that comes first
     * @throws RefusedArchiveException when it is no archive, is damaged as a whole, or made to harm who opens it
     */
    public static OpenArchive open(Path file, Passing passing, List<ImagePlatform> platforms)
            throws IOException, RefusedArchiveException {
        return switch (FileKind.of(file)) {
            case ZIP -> zip(file, passing);
            case TAR -> stored(file, passing, platforms);
            case COMPRESSED_TAR, COMPRESSED_OTHERWISE -> compressed(file, passing, platforms);
            case NONE -> {
                if (FileKind.isZipBehind(file)) {
                    yield zip(file, passing);
                }
                throw new RefusedArchiveException(-1, "is no archive of a kind that archcheck reads");
            }
        };
    }

    /**
     * Opens a zip archive that lies elsewhere.
     *
     * @param channel closed with the archive, also when that is refused
     */
    public static OpenArchive open(SeekableByteChannel channel) throws IOException, RefusedArchiveException {
        return ZipArchive.open(channel);
    }

    /** Whether a directory is an OCI image layout, or what {@code docker save} writes, unpacked. */
    public static boolean isImage(Path directory) {
        return Images.isImage(directory);
    }

    /**
     * Opens a container image whose files lie in a directory.
     *
     * @param passing looks at the files of compressed layers
     * @param platforms as for {@link #open(Path, Passing, List)}
     */
    public static OpenArchive openImage(Path directory, Passing passing, List<ImagePlatform> platforms)
            throws IOException, RefusedArchiveException {
        TarReading reading = TarReading.of(passing);
        return Images.open(directory, new PassedLayers(reading), reading, platforms, NOTHING);
    }

    private static OpenArchive zip(Path file, Passing passing) throws IOException, RefusedArchiveException {
        OpenArchive zip = ZipArchive.open(Files.newByteChannel(file));
        boolean isOpened = false;
        try {
            OpenArchive archive =
                    CondaPackages.isZipped(zip.root()) ? CondaPackages.open(zip, TarReading.of(passing)) : zip;
            isOpened = true;
            return archive;
        } finally {
            if (!isOpened) {
                zip.close();
            }
        }
    }

    private static OpenArchive stored(Path file, Passing passing, List<ImagePlatform> platforms)
            throws IOException, RefusedArchiveException {
        TarReading reading = TarReading.of(passing);
        TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.UNIX, reading.troubles());
        new TarTree("", reading).addStored(() -> Files.newByteChannel(file), tree, false);
        return finished(tree.build(), new PassedLayers(reading), reading, platforms);
    }

    private static OpenArchive compressed(Path file, Passing passing, List<ImagePlatform> platforms)
            throws IOException, RefusedArchiveException {
        TarReading reading = TarReading.of(passing);
        PassedLayers layers = new PassedLayers(reading);
        TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.UNIX, reading.troubles());
        try (InputStream in = Files.newInputStream(file);
                Decompressor content = new Decompressor(in, compression(file), reading.inflation())) {
            new TarTree("", reading).addPassing(content, tree, false, layers);
        }
        return finished(tree.build(), layers, reading, platforms);
    }

    private static Compression compression(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(Compression.HEAD_BYTES);
            return Compression.of(head, head.length);
        }
    }

    private static OpenArchive finished(
            Path root, PassedLayers layers, TarReading reading, List<ImagePlatform> platforms)
            throws IOException, RefusedArchiveException {
        if (Images.isImage(root)) {
            return Images.open(root, layers, reading, platforms, NOTHING);
        }
        boolean isConda = CondaPackages.isPackage(root);
        return new Opened(
                isConda ? OpenArchive.Kind.CONDA : OpenArchive.Kind.TAR,
                root,
                reading.troubles().list(),
                NOTHING);
    }
}
