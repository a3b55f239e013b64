package io.github.archcheck.loader.glibc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order in which objects are relocated: what is needed before what needs it.
 *
 * @see <a href="https://sourceware.org/git/?p=glibc.git;a=blob;f=elf/dl-sort-maps.c;hb=refs/tags/glibc-2.36">
 *     dl-sort-maps.c</a>
 */
final class RelocationOrder {
    private final Map<LinkMap, List<LinkMap>> needs = new HashMap<>();
    private final Set<LinkMap> visited = new HashSet<>();
    private final List<LinkMap> finished = new ArrayList<>();

    private RelocationOrder(Mapping mapping) {
        for (Mapping.Edge edge : mapping.edges()) {
            edge.map()
                    .ifPresent(map -> needs.computeIfAbsent(edge.from(), from -> new ArrayList<>())
                            .add(map));
        }
    }

    /** The new objects of a mapping, first those that are relocated first. */
    static List<LinkMap> of(Mapping mapping) {
        RelocationOrder order = new RelocationOrder(mapping);
        List<LinkMap> maps = mapping.maps();
        Set<LinkMap> own = new HashSet<>(maps);
        if (!maps.isEmpty()) {
            // Nothing is known of the root's needs yet when the others are sorted, so it comes last of all.
            order.needs.put(maps.get(0), List.of());
        }
        for (int i = maps.size() - 1; i >= 0; i--) {
            order.visit(maps.get(i));
        }
        return order.finished.stream().filter(own::contains).toList();
    }

    private record Step(LinkMap map, Iterator<LinkMap> needs) {}

    /** Without recursion: chains may be as long as somebody likes. */
    private void visit(LinkMap start) {
        Deque<Step> path = new ArrayDeque<>();
        enter(start, path);
        while (!path.isEmpty()) {
            Step step = path.getLast();
            if (step.needs().hasNext()) {
                enter(step.needs().next(), path);
            } else {
                finished.add(path.removeLast().map());
            }
        }
    }

    private void enter(LinkMap map, Deque<Step> path) {
        if (visited.add(map)) {
            path.addLast(new Step(
                    map, needs.getOrDefault(map, Collections.emptyList()).iterator()));
        }
    }
}
