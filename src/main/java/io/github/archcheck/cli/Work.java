package io.github.archcheck.cli;

import io.github.archcheck.inventory.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a run is at, in one line for whoever waits. Told by many threads, which it must not slow down: they count, and only
 * {@link #line} makes words of it.
 */
final class Work {
    private static final int LONGEST_PATH = 24;

    /** Below these lie packages, of which the first name says whose a file is. */
    private static final String[] SITES = {"site-packages", "dist-packages"};

    private final Tally files;
    private final LongAdder done = new LongAdder();
    private volatile String doing = "";
    private volatile String unit = "";
    private volatile long all;
    private volatile String current = "";
    private volatile boolean opening;

    Work() {
        this(new Tally());
    }

    Work(Tally files) {
        this.files = files;
    }

    /** Ticked by who walks through directories and opens files. */
    Tally files() {
        return files;
    }

    /** @param words such as {@code looking through ./venv} */
    void begin(String words) {
        doing = words;
        unit = "";
        current = "";
        opening = true;
    }

    /** The files have been opened; what is left takes no file after the other. Not said of one package among many. */
    void conclude(String words) {
        if (unit.isEmpty() && current.isEmpty()) {
            doing = words;
            opening = false;
        }
    }

    /** So many things are to be done, one after the other or at once. */
    void count(String units, long number) {
        done.reset();
        all = number;
        unit = units;
    }

    /** This one is being looked at. */
    void at(String name) {
        current = name;
    }

    /** One of those that were counted is done. */
    void done(String name) {
        done.increment();
        current = name;
    }

    /**
     * Words of strangers in it are as they were found.
     *
     * @param seconds since the run began
     */
    String line(long seconds) {
        List<String> parts = new ArrayList<>();
        String counted = unit;
        if (!counted.isEmpty()) {
            parts.add(String.format(Locale.ROOT, "%,d of %,d %s", Math.min(done.sum(), all), all, counted));
        }
        if (counted.isEmpty() && files.seen() > 0) {
            parts.add(String.format(Locale.ROOT, "%,d files seen, %,d read", files.seen(), files.opened()));
        }
        String name = current;
        parts.add(name.isEmpty() && opening ? files.latest().map(Work::whose).orElse("") : name);
        parts.removeIf(String::isEmpty);
        return doing + " (" + seconds + " s)" + (parts.isEmpty() ? "" : ": ") + String.join(", ", parts);
    }

    /** The end of a long path, so that a line has room for what goes on. */
    static String brief(String path) {
        return path.length() <= LONGEST_PATH ? path : "…" + path.substring(path.length() - LONGEST_PATH + 1);
    }

    /** The package below a site directory; of other files the directory they lie in. */
    static String whose(Path file) {
        int names = file.getNameCount();
        for (int i = names - 2; i >= 0; i--) {
            String name = file.getName(i).toString();
            if (name.equals(SITES[0]) || name.equals(SITES[1])) {
                return file.getName(i + 1).toString();
            }
        }
        return names < 2 ? "" : file.getName(names - 2).toString();
    }
}
