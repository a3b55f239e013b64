package io.github.archcheck.loader.musl;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.loader.Place;
import io.github.archcheck.loader.TargetFiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Directories in which musl looks for a name, and what it finds there. The first file that can be opened ends the search. */
final class SearchPath {
    /** The buffer for a path has room for 511 bytes; longer ones are passed over. */
    private static final int LONGEST_PATH = 511;

    private static final int LONGEST_NAME = 255;

    private final List<String> directories;
    private final TargetFiles files;
    private final Map<String, Candidate> known = new HashMap<>();

    /**
     * What a search came to.
     *
     * @param path as the loader puts it together, not normalised
     * @param place a file or a directory, which musl opens as well; empty when there is nothing
     * @param unseen whether a place that was looked at is not at hand
     */
    record Candidate(String path, Optional<Place> place, boolean unseen) {
        static final Candidate NONE = new Candidate("", Optional.empty(), false);
    }

    SearchPath(List<String> directories, TargetFiles files) {
        this.directories = List.copyOf(directories);
        this.files = files;
    }

    List<String> directories() {
        return directories;
    }

    /** @param budget of look-ups; when it is used up, the rest counts as not at hand */
    Candidate find(String name, Budget budget) {
        Candidate cached = known.get(name);
        if (cached != null) {
            return cached;
        }
        Candidate found = look(name, budget);
        if (!budget.isSpent()) {
            known.put(name, found);
        }
        return found;
    }

    private Candidate look(String name, Budget budget) {
        boolean unseen = false;
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            return Candidate.NONE;
        }
        for (String directory : directories) {
            String path = directory + "/" + name;
            if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
                continue;
            }
            if (!budget.take()) {
                return new Candidate("", Optional.empty(), true);
            }
            Place place = path.startsWith("/") ? files.at(path) : new Place.Unknown();
            unseen |= place instanceof Place.Unknown;
            if (isOpened(place)) {
                return new Candidate(path, Optional.of(place), unseen);
            }
        }
        return new Candidate("", Optional.empty(), unseen);
    }

    /** What may not be read is passed over. */
    private static boolean isOpened(Place place) {
        return place instanceof Place.NotAFile
                || (place instanceof Place.File file && !(file.inspection() instanceof Inspection.Unreadable));
    }

    /** The directories of a list in which colons and line feeds separate; empty ones count for nothing. */
    static List<String> split(String list) {
        List<String> directories = new ArrayList<>();
        for (String directory : list.split("[:\n]", -1)) {
            if (!directory.isEmpty()) {
                directories.add(directory);
            }
        }
        return directories;
    }

    /** How many look-ups one load may cost: a bound for files that were made to cost many. */
    static final class Budget {
        private int left;

        Budget(int left) {
            this.left = left;
        }

        boolean take() {
            left = Math.max(-1, left - 1);
            return left >= 0;
        }

        boolean isSpent() {
            return left < 0;
        }
    }
}
