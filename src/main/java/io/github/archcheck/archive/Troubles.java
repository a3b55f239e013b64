package io.github.archcheck.archive;

import io.github.archcheck.archive.OpenArchive.Trouble;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the members of an archive, as it is found: the first of it, and how much more there is. */
public final class Troubles {
    private static final int MOST = 1000;

    /** No system opens a longer path. */
    private static final int LONGEST_NAME = 4096;

    private final List<Trouble> first = new ArrayList<>();
    private long more;

    /** @see Trouble */
    public synchronized void add(String member, String reason, boolean damage) {
        if (first.size() == MOST) {
            more++;
            return;
        }
        first.add(new Trouble(cut(member), reason, damage));
    }

    /** In the order in which it was found; the last one, of no member, counts what is not in the list. */
    public synchronized List<Trouble> list() {
        List<Trouble> all = new ArrayList<>(first);
        if (more > 0) {
            all.add(new Trouble("", "and " + more + " members more like these", false));
        }
        return List.copyOf(all);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
