package io.github.archcheck.archive.tree;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The entries of a directory; like any directory stream it is looked through once. */
final class Entries implements DirectoryStream<Path> {
    private final List<Path> all;
    private final DirectoryStream.Filter<? super Path> filter;
    private boolean isUsed;

    Entries(List<Path> all, DirectoryStream.Filter<? super Path> filter) {
        this.all = all;
        this.filter = filter;
    }

    @Override
    public Iterator<Path> iterator() {
        if (isUsed) {
            throw new IllegalStateException("a directory stream is looked through once");
        }
        isUsed = true;
        return all.stream().filter(this::accepts).iterator();
    }

    @Override
    public void close() {
        isUsed = true;
    }

    private boolean accepts(Path entry) {
        try {
            return filter.accept(entry);
        } catch (IOException e) {
            throw new DirectoryIteratorException(e);
        }
    }
}
