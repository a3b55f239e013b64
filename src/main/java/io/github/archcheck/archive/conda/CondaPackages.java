package io.github.archcheck.archive.conda;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.OpenArchive.Trouble;
import io.github.archcheck.archive.Opened;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.compress.Compression;
import io.github.archcheck.archive.compress.Decompressor;
import io.github.archcheck.archive.tar.TarReading;
import io.github.archcheck.archive.tar.TarTree;
import io.github.archcheck.archive.tree.TreeBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Packages of conda: the older ones are tar archives compressed with bzip2, the newer ones zip archives of two tar archives
 * compressed with zstd, one with what is put into a prefix, one with what is known of it (CEP 35).
 */
public final class CondaPackages {
    private CondaPackages() {}

    /** Whether a tree is what an older package holds. */
    public static boolean isPackage(Path root) {
        return Files.isRegularFile(root.resolve("info").resolve("index.json"));
    }

    /** Whether a zip archive is a newer package. */
    public static boolean isZipped(Path root) throws IOException {
        return Files.isRegularFile(root.resolve("metadata.json"))
                && !parts(root, "pkg-").isEmpty();
    }

    /**
     * Opens a newer package.
     *
     * @param zip closed with what is returned
     */
    public static OpenArchive open(OpenArchive zip, TarReading reading) throws IOException, RefusedArchiveException {
        TreeBuilder tree = new TreeBuilder(TreeBuilder.Rules.UNIX, reading.troubles());
        List<Path> parts = new ArrayList<>(parts(zip.root(), "info-"));
        parts.addAll(parts(zip.root(), "pkg-"));
        for (Path part : parts) {
            String name = zip.root().relativize(part).toString();
            try {
                add(part, name, tree, reading);
            } catch (RefusedArchiveException e) {
                throw new RefusedArchiveException(-1, name + " " + e.getMessage());
            }
        }
        List<Trouble> troubles = new ArrayList<>(zip.troubles());
        troubles.addAll(reading.troubles().list());
        return new Opened(OpenArchive.Kind.CONDA, tree.build(), troubles, zip);
    }

    private static void add(Path part, String name, TreeBuilder tree, TarReading reading)
            throws IOException, RefusedArchiveException {
        Compression compression = compression(part);
        try (InputStream in = Files.newInputStream(part);
                Decompressor decompressed = new Decompressor(in, compression, reading.inflation())) {
            new TarTree(name, reading).addPassing(decompressed, tree, false, TarTree.Nested.NONE);
        }
    }

    private static Compression compression(Path part) throws IOException {
        try (InputStream in = Files.newInputStream(part)) {
            byte[] head = in.readNBytes(Compression.HEAD_BYTES);
            return Compression.of(head, head.length);
        }
    }

    private static List<Path> parts(Path root, String prefix) throws IOException {
        List<Path> parts = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, prefix + "*.tar.*")) {
            entries.forEach(parts::add);
        }
        return parts;
    }
}
