package io.github.archcheck.inventory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what is met while inventories are taken, for whoever tells that work goes on. Ticked by many threads. */
public final class Tally {
    private final LongAdder seen = new LongAdder();
    private final LongAdder opened = new LongAdder();
    private volatile @Nullable Path latest;

    /** So many files were met, to be opened or not. */
    public void see(long files) {
        seen.add(files);
    }

    /** A file is about to be looked into. */
    public void open(Path file) {
        opened.increment();
        latest = file;
    }

    public long seen() {
        return seen.sum();
    }

    public long opened() {
        return opened.sum();
    }

    /** The file that was opened last, or nearly so; empty before the first. */
    public Optional<Path> latest() {
        return Optional.ofNullable(latest);
    }
}
