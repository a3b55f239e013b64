package io.github.archcheck.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An archive that has been read through.
 *
 * @param below what has to be closed with it
 */
public record Opened(
        Kind kind,
        Path root,
        Optional<ImagePlatform> platform,
        List<ImagePlatform> platforms,
        Optional<ImageProcess> process,
        List<Trouble> troubles,
        Closeable below)
        implements OpenArchive {
    public Opened {
        platforms = List.copyOf(platforms);
        troubles = List.copyOf(troubles);
    }

    /** One that is no image. */
    public Opened(Kind kind, Path root, List<Trouble> troubles, Closeable below) {
        this(kind, root, Optional.empty(), List.of(), Optional.empty(), troubles, below);
    }

    @Override
    public void close() throws IOException {
        below.close();
    }
}
