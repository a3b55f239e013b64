package io.github.archcheck.cli;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.FileInspector;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks into so many files of one archive and no more: each of them costs time and lines of a report. */
final class BoundedInspector implements FileInspector {
    /** No package comes near. */
    static final int MOST_IN_A_PACKAGE = 50_000;

    static final int MOST_IN_A_SYSTEM = 500_000;

    /** More than anybody's archive has. */
    static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1;

        ExceededException(int most) {
            super("has more than " + most + " files that may be native code; not looked into");
        }
    }

    private final FileInspector inspector;
    private final int most;
    private final AtomicInteger count = new AtomicInteger();

    BoundedInspector(FileInspector inspector, int most) {
        this.inspector = inspector;
        this.most = most;
    }

    @Override
    public Inspection inspect(Path file) throws IOException {
        if (count.incrementAndGet() > most) {
            throw new ExceededException(most);
        }
        return inspector.inspect(file);
    }
}
