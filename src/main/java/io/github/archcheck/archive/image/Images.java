package io.github.archcheck.archive.image;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.ImagePlatform;
import io.github.archcheck.archive.OpenArchive.ImageProcess;
import io.github.archcheck.archive.Opened;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.compress.Compression;
import io.github.archcheck.archive.compress.Decompressor;
import io.github.archcheck.archive.tar.Layer;
import io.github.archcheck.archive.tar.TarReading;
import io.github.archcheck.archive.tar.TarTree;
import io.github.archcheck.archive.tree.TreeBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes the file system of an image of its layers. */
public final class Images {
    private final Path root;
    private final PassedLayers passed;
    private final TarReading reading;

    private Images(Path root, PassedLayers passed, TarReading reading) {
        this.root = root;
        this.passed = passed;
        this.reading = reading;
    }

    /** @param root of a directory, or of an archive that is open */
    public static boolean isImage(Path root) {
        return ImageFinder.isImage(root);
    }

    /**
     * Opens an image. Its digests are taken for names and not checked.
     *
     * @param root where its documents and layers are
     * @param passed layers that were read before, because they cannot be read now
     * @param wanted for which machine, the most wanted first; when there is none for any, the first image is taken
     * @param below closed with the image
     */
    public static OpenArchive open(
            Path root, PassedLayers passed, TarReading reading, List<ImagePlatform> wanted, Closeable below)
            throws IOException, RefusedArchiveException {
        List<StoredImage> images = ImageFinder.find(root);
        StoredImage image = PlatformChoice.choose(images, wanted);
        Path tree = new Images(root, passed, reading.forLayers()).tree(image);
        Json config = image.config().object("config");
        return new Opened(
                OpenArchive.Kind.IMAGE,
                tree,
                Optional.of(image.platform()),
                images.stream().map(StoredImage::platform).distinct().toList(),
                Optional.of(new ImageProcess(config.texts("Env"), config.text("WorkingDir"))),
                reading.troubles().list(),
                below);
    }

    private Path tree(StoredImage image) throws IOException, RefusedArchiveException {
        TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.UNIX, reading.troubles());
        for (Path layer : image.layers()) {
            String name = root.relativize(layer).toString();
            if (!Files.isRegularFile(layer)) {
                throw new RefusedArchiveException(-1, "the image's layer " + name + " is missing");
            }
            tree.nextLayer();
            try {
                lay(layer, name, tree);
            } catch (RefusedArchiveException e) {
                throw new RefusedArchiveException(-1, "the image's layer " + name + ": " + e.getMessage());
            }
        }
        return tree.build();
    }

    private void lay(Path layer, String name, TreeBuilder tree) throws IOException, RefusedArchiveException {
        Optional<Layer> before = passed.isEmpty() ? Optional.empty() : passed.at(layer.toRealPath());
        if (before.isPresent()) {
            before.get().lay(tree);
            return;
        }
        TarTree tar = new TarTree(name, reading);
        byte[] head = head(layer);
        Compression compression = Compression.of(head, head.length);
        if (compression != Compression.NONE) {
            try (InputStream in = Files.newInputStream(layer);
                    Decompressor decompressed = new Decompressor(in, compression, reading.inflation())) {
                tar.addPassing(decompressed, tree, true, TarTree.Nested.NONE);
            }
        } else if (head.length == 0 || TarTree.isTar(head)) {
            tar.addStored(() -> Files.newByteChannel(layer), tree, true);
        } else {
            throw new RefusedArchiveException(-1, "is no tar archive that archcheck can read; it may be encrypted");
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(TarTree.HEAD_BYTES);
        }
    }
}
