package io.github.archcheck.archive.open;

import io.github.archcheck.archive.OpenArchive;
import io.github.archcheck.archive.Passing;
import io.github.archcheck.archive.RefusedArchiveException;
import io.github.archcheck.archive.zip.ZipArchive;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Opens archives of every kind. */
public final class Archives {
    private Archives() {}

    /**
     * Opens a file that is an archive, by its content rather than its name.
     *
     * @param file a regular one: opening a pipe or a device may block
     * @param passing looks at the files of archives that can be read only from front to back
     * @throws RefusedArchiveException when it is damaged as a whole, or made to harm who opens it
     */
    public static OpenArchive open(Path file, Passing passing) throws IOException, RefusedArchiveException {
        Objects.requireNonNull(passing);
        return open(Files.newByteChannel(file));
    }

    /**
     * Opens a zip archive that lies elsewhere.
     *
     * @param channel closed with the archive, also when that is refused
     */
    public static OpenArchive open(SeekableByteChannel channel) throws IOException, RefusedArchiveException {
        return ZipArchive.open(channel);
    }

    /** Whether a file is an archive, by its first bytes. */
    public static boolean recognises(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] b = in.readNBytes(4);
            return b.length == 4 && b[0] == 'P' && b[1] == 'K';
        }
    }
}
