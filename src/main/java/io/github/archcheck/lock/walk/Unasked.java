package io.github.archcheck.lock.walk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/** Finds where a graph seems to begin when nothing tells it. */
public final class Unasked {
    private Unasked() {}

    /**
     * The entries that no other one asks for, under whatever condition.
     *
     * @param counts which entries count, by index; others neither ask nor are found
     */
    public static List<Integer> of(List<Entry> entries, IntPredicate counts) {
        Set<String> asked = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry each = entries.get(i);
            for (List<Edge> edges : counts.test(i) ? each.parts().values() : List.<List<Edge>>of()) {
                for (Edge edge : edges) {
                    if (!edge.name().equals(each.key())) {
                        asked.add(edge.name());
                    }
                }
            }
        }
        List<Integer> unasked = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (counts.test(i) && !asked.contains(entries.get(i).key())) {
                unasked.add(i);
            }
        }
        return unasked;
    }
}
