package io.github.archcheck.archive;

import io.github.archcheck.bytes.ByteSource;
import java.io.IOException;

/**
 * Looks at a file while its bytes pass by. Compressed tar archives can be read only from front to back: what is read here,
 * or lies near it, can be read again later, the rest of the file cannot.
 */
@FunctionalInterface
public interface Passing {
    /**
     * @param path in the tree, absolute
     * @param file its bytes
     */
    void look(String path, ByteSource file) throws IOException;
}
