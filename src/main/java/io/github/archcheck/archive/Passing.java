package io.github.archcheck.archive;

import io.github.archcheck.bytes.ByteSource;
import java.io.IOException;

/**
 * Looks at a file while its bytes pass by. Compressed tar archives can be read only from front to back: what is read here,
 * or lies near it, can be read again later, the rest of the file cannot. Files that are kept as a whole, because they are
 * small or hold records, are not shown.
 */
@FunctionalInterface
public interface Passing {
    /**
     * @param path in the tree, absolute; for a layer of an image, in its own tree, though another layer may hide it
     * @param file its bytes, to be read before this returns; no further than 64 MiB from its beginning
     * @throws IOException as thrown by reading; others are ignored
     */
    void look(String path, ByteSource file) throws IOException;
}
