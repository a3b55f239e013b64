package io.github.archcheck.archive.tree;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** Where the bytes of members are. Used by several threads at once. */
@FunctionalInterface
public interface Contents {
    /**
     * Opens a member for reading from its beginning.
     *
     * @param member the number that was given with the file
     * @throws IOException with a text fit for a report when it cannot be read, such as {@code is encrypted}
     */
    SeekableByteChannel open(long member) throws IOException;
}
