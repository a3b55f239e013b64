package io.github.archcheck.archive;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An archive as a tree of files, which are read where they lie. May be read by several threads at once. */
public interface OpenArchive extends Closeable {
    /** What kind of archive it is. */
    enum Kind {
        /** Wheels, eggs, zipapps, bundles of functions: any zip archive. */
        ZIP,
        TAR,
        /** A conda package, old or new: what it would put into a prefix, with {@code info/} beside. */
        CONDA,
        /** The file system of a container image, its layers applied. */
        IMAGE
    }

    Kind kind();

    /**
     * The root of a file system of its own, absolute; {@link java.nio.file.Files} works on what is below it, links as in a
     * file system whose root this is. Names that climb out of it are not in it.
     */
    Path root();

    /** What the image says it is for; empty for other archives. */
    Optional<ImagePlatform> platform();

    /** All that the archive has the image for, the one that is open among them; empty for other archives. */
    default List<ImagePlatform> platforms() {
        return List.of();
    }

    /** How the image's program is started; empty for other archives. */
    default Optional<ImageProcess> process() {
        return Optional.empty();
    }

    /** What could not be opened or was left out, by member; reading such a member, where it is in the tree, fails. */
    List<Trouble> troubles();

    /**
     * A member that is not to be had.
     *
     * @param member as the archive spells it
     * @param reason in words, such as {@code encrypted}
     * @param damage whether it is broken, for every reader; otherwise archcheck cannot or will not read it
     */
    record Trouble(String member, String reason, boolean damage) {}

    /**
     * The machine that an image is for.
     *
     * @param os such as {@code linux}
     * @param architecture in Go's words, such as {@code arm64}
     * @param variant such as {@code v8}; may be empty
     */
    record ImagePlatform(String os, String architecture, String variant) {}

    /**
     * What the image's configuration says of the process that is started in it.
     *
     * @param environment such as {@code PATH=/usr/bin}, as it is spelled there
     * @param workingDirectory may be empty
     */
    record ImageProcess(List<String> environment, String workingDirectory) {
        public ImageProcess {
            environment = List.copyOf(environment);
        }
    }
}
