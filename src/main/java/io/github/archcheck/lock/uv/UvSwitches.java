package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Graph;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.lock.walk.Truth;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which extras and groups are switched on anywhere. Markers may ask for them, also for those that packages switch on in each
 * other: so uv goes through the graph once to find them, and a second time to select.
 */
final class UvSwitches {
    private final UvLock lock;
    private final Conditions machine;
    private final Map<String, UvLock.Conflict> on = new LinkedHashMap<>();
    private final Set<String> chosen = new HashSet<>();
    private final IdentityHashMap<Edge, Truth> decided = new IdentityHashMap<>();
    private final Deque<Integer> entries = new ArrayDeque<>();
    private final Deque<String> parts = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private Graph graph;

    private UvSwitches(UvLock lock, Conditions machine, Graph graph) {
        this.lock = lock;
        this.machine = machine;
        this.graph = graph;
    }

    /**
     * @param roots parts of each root that were chosen
     * @param edges what is required by nothing that has an entry
     */
    static UvSwitches through(
            UvLock lock, Conditions machine, Graph graph, Map<Integer, List<String>> roots, List<Edge> edges) {
        UvSwitches switches = new UvSwitches(lock, machine, graph);
        roots.forEach((root, parts) -> parts.forEach(
                part -> switches.switchOn(lock.packages().get(root).entry().key(), part)));
        switches.chosen.addAll(switches.on.keySet());
        switches.graph = graph.under(switches.conditions(), switches.decided);
        edges.forEach(switches::decide);
        roots.forEach((root, parts) -> parts.forEach(part -> switches.start(root, part)));
        if (!lock.conflicts().isEmpty()) {
            switches.run();
        }
        return switches;
    }

    private void start(int root, String part) {
        if (part.isEmpty() || Part.isExtra(part)) {
            visit(root, part);
        } else {
            edges(root, part).forEach(this::decide);
        }
    }

    /** What groups and scripts require is decided by what was chosen alone. */
    private void decide(Edge edge) {
        Truth truth = graph.truth(edge);
        decided.put(edge, truth);
        if (truth != Truth.NO) {
            edge.extras().forEach(extra -> switchOn(edge.name(), Part.extra(extra)));
            visitTargets(edge);
        }
    }

    private List<Edge> edges(int entry, String part) {
        return lock.packages().get(entry).entry().parts().getOrDefault(part, List.of());
    }

    private boolean switchOn(String name, String part) {
        return on.putIfAbsent(UvEdges.encoded(name, part), new UvLock.Conflict(name, part)) == null;
    }

    private void visit(int entry, String part) {
        if (seen.add(entry + part)) {
            entries.add(entry);
            parts.add(part);
        }
    }

    private void run() {
        while (!entries.isEmpty()) {
            int entry = entries.remove();
            String part = parts.remove();
            edges(entry, part).forEach(this::follow);
        }
    }

    private void follow(Edge edge) {
        if (graph.truth(edge) == Truth.NO) {
            return;
        }
        boolean more = false;
        for (String extra : edge.extras()) {
            more |= switchOn(edge.name(), Part.extra(extra));
        }
        if (more) {
            graph = graph();
        }
        visitTargets(edge);
    }

    private void visitTargets(Edge edge) {
        for (int target : graph.targets(edge)) {
            visit(target, Part.ITSELF);
            edge.extras().forEach(extra -> visit(target, Part.extra(extra)));
        }
    }

    /** The graph under all that is switched on. */
    Graph graph() {
        return graph.under(conditions(), decided);
    }

    private Conditions conditions() {
        return machine.choosing(on.keySet(), Set.of());
    }

    /** What was switched on although the lock declares it as conflicting, in words: of groups only those that were chosen. */
    Optional<String> conflict() {
        for (List<UvLock.Conflict> set : lock.conflicts()) {
            List<UvLock.Conflict> both = set.stream()
                    .filter(side -> !side.part().isEmpty())
                    .filter(side -> on.containsKey(UvEdges.encoded(side.name(), side.part())))
                    .toList();
            boolean extras =
                    both.stream().filter(side -> Part.isExtra(side.part())).count() > 1;
            boolean own = both.stream()
                            .filter(side -> chosen.contains(UvEdges.encoded(side.name(), side.part())))
                            .count()
                    > 1;
            if (extras || own) {
                return Optional.of("the lock declares "
                        + String.join(
                                " and ",
                                both.stream()
                                        .map(side -> side.name() + side.part())
                                        .sorted()
                                        .toList())
                        + " as conflicting: they cannot be chosen together");
            }
        }
        return Optional.empty();
    }
}
