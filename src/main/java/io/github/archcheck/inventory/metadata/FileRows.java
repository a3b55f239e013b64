package io.github.archcheck.inventory.metadata;

import java.util.function.Supplier;

/** Gets the rows of a list of files, one by one. */
@FunctionalInterface
public interface FileRows {
    /**
     * @param path as written
     * @param recorded what the row says of the file's content; only worked out when asked for
     */
    void row(String path, Supplier<Recorded> recorded);
}
