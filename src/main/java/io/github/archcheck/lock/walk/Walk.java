package io.github.archcheck.lock.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way through a graph from its roots, breadth first, so that the first way to an entry is a shortest one. Conditions that
 * nobody can decide are followed last: what a certain way leads to has no doubts.
 */
public final class Walk {
    /** Longer chains are cut in the middle, so that all chains together stay in proportion to the file. */
    static final int LONGEST_CHAIN = 32;

    private final Graph graph;
    private final List<@Nullable Map<String, Visit>> visits;
    private final List<Integer> order = new ArrayList<>();
    private final @Nullable String[] excuses;
    private final List<Visit> roots = new ArrayList<>();
    private final List<Edge> rootEdges = new ArrayList<>();
    private final Deque<Visit> queue = new ArrayDeque<>();
    private final Deque<Doubtful> doubtful = new ArrayDeque<>();
    private final List<String> missing = new ArrayList<>();

    /** A part of an entry that was reached; from nothing for a root. */
    private record Visit(int entry, String part, @Nullable Visit from, List<String> doubts) {}

    /** An edge whose condition may hold. */
    private record Doubtful(@Nullable Visit from, Edge edge) {}

    private Walk(Graph graph) {
        this.graph = graph;
        this.visits = new ArrayList<>(Collections.nCopies(graph.size(), null));
        this.excuses = new String[graph.size()];
    }

    /** Where walks begin. */
    public static final class Roots {
        private final List<Visit> parts = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        /** An entry, or an extra or group of it. */
        public Roots part(int entry, String part) {
            parts.add(new Visit(entry, part, null, List.of()));
            return this;
        }

        /** What is required by nothing that has an entry. */
        public Roots edges(List<Edge> required) {
            edges.addAll(required);
            return this;
        }
    }

    public static Walk through(Graph graph, Roots roots) {
        Walk walk = new Walk(graph);
        walk.roots.addAll(roots.parts);
        walk.rootEdges.addAll(roots.edges);
        walk.run();
        walk.excuseUnchosen();
        return walk;
    }

    /** The entries that are meant, nearest to a root first. */
    public List<Integer> order() {
        return Collections.unmodifiableList(order);
    }

    public boolean reached(int entry) {
        return visits.get(entry) != null;
    }

    /** Whether an extra or group of an entry was reached. */
    public boolean reached(int entry, String part) {
        Map<String, Visit> parts = visits.get(entry);
        return parts != null && parts.containsKey(part);
    }

    /** A shortest way from a root to an entry, itself excluded; empty for roots. */
    public List<String> chain(int entry) {
        Deque<String> chain = new ArrayDeque<>();
        Visit above = first(entry).from();
        while (above != null) {
            if (chain.size() == LONGEST_CHAIN - 2 && above.from() != null) {
                chain.addFirst("…");
                while (above.from() != null) {
                    above = above.from();
                }
            }
            chain.addFirst(graph.entry(above.entry()).name() + above.part());
            above = above.from();
        }
        return List.copyOf(chain);
    }

    /** Conditions on the way to an entry that may hold; empty when there is a way without. */
    public List<String> doubts(int entry) {
        return first(entry).doubts();
    }

    /** Why an entry was not reached, in words. */
    public String whyNot(int entry) {
        String excuse = excuses[entry];
        return excuse == null ? "nothing chosen requires it" : excuse;
    }

    /** Names that are required and have no entry. */
    public List<String> missing() {
        return Collections.unmodifiableList(missing);
    }

    private Visit first(int entry) {
        Map<String, Visit> parts = visits.get(entry);
        if (parts == null) {
            throw new IllegalArgumentException("not reached: " + entry);
        }
        return parts.values().iterator().next();
    }

    private void run() {
        for (Visit root : roots) {
            visit(root);
        }
        for (Edge edge : rootEdges) {
            consider(null, edge);
        }
        while (true) {
            while (!queue.isEmpty()) {
                Visit visit = queue.remove();
                for (Edge edge : graph.edges(visit.entry(), visit.part())) {
                    consider(visit, edge);
                }
            }
            if (doubtful.isEmpty()) {
                return;
            }
            Doubtful next = doubtful.remove();
            follow(next.from(), next.edge(), withDoubt(next));
        }
    }

    private static List<String> withDoubt(Doubtful next) {
        List<String> doubts =
                new ArrayList<>(next.from() == null ? List.of() : next.from().doubts());
        String doubt = "marker: " + next.edge().marker();
        if (doubts.size() < LONGEST_CHAIN && !doubts.contains(doubt)) {
            doubts.add(doubt);
        }
        return doubts;
    }

    private void consider(@Nullable Visit from, Edge edge) {
        switch (graph.truth(edge)) {
            case YES -> follow(from, edge, from == null ? List.of() : from.doubts());
            case MAYBE -> doubtful.add(new Doubtful(from, edge));
            case NO -> excuse(edge, "marker: " + edge.marker());
        }
    }

    private void follow(@Nullable Visit from, Edge edge, List<String> doubts) {
        List<Integer> targets = graph.targets(edge);
        if (targets.isEmpty()) {
            missing.add(edge.name());
        }
        for (int target : targets) {
            visit(new Visit(target, Part.ITSELF, from, doubts));
            for (String extra : edge.extras()) {
                visit(new Visit(target, Part.extra(extra), from, doubts));
            }
        }
    }

    private void visit(Visit visit) {
        Map<String, Visit> parts = visits.get(visit.entry());
        if (parts == null) {
            parts = new LinkedHashMap<>();
            visits.set(visit.entry(), parts);
            order.add(visit.entry());
        }
        if (parts.putIfAbsent(visit.part(), visit) == null) {
            queue.add(visit);
        }
    }

    private void excuse(Edge edge, String why) {
        for (int target : graph.targets(edge)) {
            if (excuses[target] == null) {
                excuses[target] = why;
            }
        }
    }

    private void excuseUnchosen() {
        for (int entry : order) {
            for (Map.Entry<String, List<Edge>> part : graph.entry(entry).parts().entrySet()) {
                if (!part.getKey().isEmpty() && !reached(entry, part.getKey())) {
                    String why = unchosen(entry, part.getKey());
                    part.getValue().forEach(edge -> excuse(edge, why));
                }
            }
        }
    }

    private String unchosen(int entry, String part) {
        String kind = Part.isExtra(part) ? "extra " : "group ";
        boolean ofRoot = first(entry).from() == null;
        return kind + Part.name(part)
                + (ofRoot ? "" : " of " + graph.entry(entry).name()) + " not chosen";
    }
}
