package io.github.archcheck.archive.image;

import io.github.archcheck.archive.RefusedArchiveException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Names of files in an image, as its documents give them. */
final class ImageName {
    private static final Pattern DIGEST = Pattern.compile("[a-z0-9][a-z0-9+_-]{0,31}:[0-9a-zA-Z=_-]{1,256}");

    /** How the files are called that may be layers, by the programs that write images. */
    private static final Pattern LAYER =
            Pattern.compile("(?:\\./)?(?:blobs/[a-z0-9][a-z0-9+_-]{0,31}/[0-9a-zA-Z=_-]{32,256}"
                    + "|[0-9a-f]{64}/layer\\.tar|[0-9a-f]{64}(?:\\.tar(?:\\.gz)?)?)");

    private ImageName() {}

    /** Where an OCI layout has what a digest names. */
    static Path blob(Path root, String digest) throws RefusedArchiveException {
        if (!DIGEST.matcher(digest).matches()) {
            throw new RefusedArchiveException(
                    -1, "the image names something by \"" + digest + "\", which is no digest");
        }
        int colon = digest.indexOf(':');
        return root.resolve("blobs").resolve(digest.substring(0, colon)).resolve(digest.substring(colon + 1));
    }

    /** Where a file lies that {@code manifest.json} names. */
    static Path file(Path root, String name) throws RefusedArchiveException {
        String path = name.startsWith("./") ? name.substring(2) : name;
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals("..") || part.indexOf('\\') >= 0 || part.indexOf('\0') >= 0) {
                throw new RefusedArchiveException(
                        -1, "the image names a file \"" + name + "\", which is no name inside of it");
            }
        }
        return root.resolve(path);
    }

    /** Whether a member of a compressed image may be a layer, to be read when it passes. */
    static boolean isLayer(String member) {
        return LAYER.matcher(member).matches();
    }
}
