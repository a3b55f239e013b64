package io.github.archcheck.loader.dyld;

import io.github.archcheck.loader.Load;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images of one process in the order in which they were mapped. */
final class Images {
    /** Nothing pulled it in: it was opened, or started. */
    static final int NOBODY = -1;

    /** One of them, and what was found for its needs. */
    static final class Entry {
        private final Mapped image;
        private final int puller;
        private final List<Load.Found> found = new ArrayList<>();
        private boolean followed;

        private Entry(Mapped image, int puller) {
            this.image = image;
            this.puller = puller;
        }

        Mapped image() {
            return image;
        }

        /** One per need, as far as they have been followed; images by their place in the list. */
        List<Load.Found> found() {
            return found;
        }

        /** Whether this is the first time that its needs are followed. */
        boolean startFollowing() {
            boolean first = !followed;
            followed = true;
            return first;
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<String, Integer> byFile = new HashMap<>();

    Images() {}

    /** The same images again, to go on with. */
    Images(Images others) {
        entries.addAll(others.entries);
        byName.putAll(others.byName);
        byFile.putAll(others.byFile);
    }

    /** @param puller the image that asked for it, or {@link #NOBODY} */
    int add(Mapped image, int puller) {
        int index = entries.size();
        entries.add(new Entry(image, puller));
        byName.putIfAbsent(image.path(), index);
        image.installName().ifPresent(name -> byName.putIfAbsent(name, index));
        byFile.putIfAbsent(image.path(), index);
        return index;
    }

    Entry get(int index) {
        return entries.get(index);
    }

    int size() {
        return entries.size();
    }

    /** The first image whose path or install name this is. */
    Optional<Integer> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The image of a file, by its real path. */
    Optional<Integer> ofFile(String path) {
        return Optional.ofNullable(byFile.get(path));
    }

    /** Paths from the first image that was opened to this one. */
    List<String> chain(int index) {
        List<String> chain = new ArrayList<>();
        for (int at = index; at != NOBODY; at = get(at).puller) {
            chain.add(get(at).image().path());
        }
        Collections.reverse(chain);
        return chain;
    }
}
