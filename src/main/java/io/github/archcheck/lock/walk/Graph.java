package io.github.archcheck.lock.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The entries of a file and where its edges lead on one machine. */
public final class Graph {
    private final List<Entry> entries;
    private final Map<String, List<Integer>> byName;
    private final Match match;
    private final Conditions conditions;
    private final boolean[] applies;
    private final boolean forksOnly;
    private final Map<Edge, Truth> decided;

    /**
     * @param applies by entry: whether its own conditions may hold
     * @param forksOnly whether an entry's own conditions only choose among several that an edge could mean; else an entry that
     *     does not apply is never meant
     */
    public Graph(List<Entry> entries, Match match, Conditions conditions, boolean[] applies, boolean forksOnly) {
        this.entries = List.copyOf(entries);
        this.byName = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            byName.computeIfAbsent(entries.get(i).key(), k -> new ArrayList<>()).add(i);
        }
        this.match = match;
        this.conditions = conditions;
        this.applies = applies;
        this.forksOnly = forksOnly;
        this.decided = Map.of();
    }

    private Graph(Graph other, Conditions conditions, Map<Edge, Truth> decided) {
        this.entries = other.entries;
        this.byName = other.byName;
        this.match = other.match;
        this.conditions = conditions;
        this.applies = other.applies;
        this.forksOnly = other.forksOnly;
        this.decided = decided;
    }

    /**
     * The same entries under other conditions.
     *
     * @param known edges, by identity, that are decided otherwise
     */
    public Graph under(Conditions other, IdentityHashMap<Edge, Truth> known) {
        return new Graph(this, other, new IdentityHashMap<>(known));
    }

    int size() {
        return entries.size();
    }

    Entry entry(int index) {
        return entries.get(index);
    }

    List<Edge> edges(int index, String part) {
        return entries.get(index).parts().getOrDefault(part, List.of());
    }

    /** The entries that an edge means; none when the file has none. */
    public List<Integer> targets(Edge edge) {
        List<Integer> meant = new ArrayList<>(1);
        for (int index : byName.getOrDefault(edge.name(), List.of())) {
            if ((forksOnly || applies[index]) && match.matches(edge, entries.get(index))) {
                meant.add(index);
            }
        }
        if (meant.size() > 1) {
            meant.removeIf(index -> !applies[index]);
        }
        return meant;
    }

    /** Whether an edge is there on the machine. */
    public Truth truth(Edge edge) {
        if (edge.marker().isEmpty()) {
            return Truth.YES;
        }
        Truth known = decided.isEmpty() ? null : decided.get(edge);
        return known == null ? conditions.of(edge.marker(), edge.ownExtras()) : known;
    }
}
