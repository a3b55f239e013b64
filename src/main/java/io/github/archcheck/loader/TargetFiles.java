package io.github.archcheck.loader;

import io.github.archcheck.binary.Symbols;
import java.util.Optional;

/**
 * The file system of the target, as far as it is at hand: what its loader would find at a path. Implementations read a
 * file once, however often it is asked for, and never open what is no regular file.
 */
public interface TargetFiles {
    /**
     * What lies at a path.
     *
     * @param path absolute, as processes of the target see it; it may hold {@code .}, {@code ..} and doubled slashes, and
     *     lead through symbolic links, which count as they do for the kernel
     */
    Place at(String path);

    /**
     * The path of a directory with all links followed, as processes of the target see it; empty when none is there, or
     * nobody knows.
     *
     * @param path as for {@link #at}
     */
    default Optional<String> directory(String path) {
        return Optional.empty();
    }

    /**
     * The first bytes of a regular file that is no native code, such as {@code /etc/ld.so.cache}; empty when it is not
     * there, cannot be read, or is longer than the limit.
     */
    Optional<byte[]> read(String path, int limitBytes);

    /**
     * What one image of a file imports and exports; empty when its tables are damaged, too large, or cannot be read.
     *
     * @param image index into the file's images
     */
    Optional<Symbols> symbols(Place.File file, int image);
}
