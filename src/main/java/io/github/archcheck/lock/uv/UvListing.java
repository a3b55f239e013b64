package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.lock.Listing;
import io.github.archcheck.lock.Selection;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Entry;
import io.github.archcheck.lock.walk.Graph;
import io.github.archcheck.lock.walk.MarkerTexts;
import io.github.archcheck.lock.walk.Outcome;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.lock.walk.Picked;
import io.github.archcheck.lock.walk.Truth;
import io.github.archcheck.lock.walk.Walk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A uv lock: what {@code uv sync --no-default-groups} would install. */
final class UvListing implements Listing {
    /** Stands for every group among the default groups; no group can be called this. */
    static final String ALL_GROUPS = "*";

    private final UvLock lock;
    private final Collection<String> defaultGroups;
    private final MarkerTexts texts = new MarkerTexts();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Integer> roots;

    UvListing(UvLock lock, Collection<String> defaultGroups) {
        this.lock = lock;
        this.defaultGroups = defaultGroups;
        lock.packages().forEach(p -> entries.add(p.entry()));
        this.roots = UvRoots.of(lock);
    }

    @Override
    public Selection select(Choice choice) {
        Conditions conditions = Conditions.of(texts, choice.target());
        if (!conditions.pythonIn(lock.requiresPython())) {
            return Selection.refused("the lock excludes Python " + conditions.pythonInWords() + ": it requires "
                    + lock.requiresPython());
        }
        if (conditions.any(lock.supportedMarkers()) == Truth.NO) {
            return Selection.refused("the lock does not cover "
                    + choice.target().machine().name() + ": it was made for "
                    + String.join(" or ", lock.supportedMarkers()));
        }
        Picked picked = picked(choice);
        if (!picked.unknown().isEmpty()) {
            return Selection.unknown(picked.unknown());
        }
        boolean[] applies = applies(conditions);
        Graph graph = new Graph(entries, UvListing::matches, conditions, applies, true);
        Map<Integer, List<String>> chosen = new LinkedHashMap<>();
        roots.forEach(root -> chosen.put(root, rootParts(root, picked)));
        List<Edge> edges = new ArrayList<>(lock.requirements());
        lock.groups().forEach((group, more) -> edges.addAll(picked.groups().contains(group) ? more : List.of()));
        UvSwitches switches = UvSwitches.through(lock, conditions, graph, chosen, edges);
        Optional<String> conflict = switches.conflict();
        if (conflict.isPresent()) {
            return Selection.refused(conflict.get());
        }
        Walk.Roots from = new Walk.Roots();
        chosen.forEach((root, parts) -> parts.forEach(part -> from.part(root, part)));
        return outcome(Walk.through(switches.graph(), from.edges(edges)), applies, leftOut(picked));
    }

    private Picked picked(Choice choice) {
        Set<String> extras = new TreeSet<>();
        Set<String> groups = new TreeSet<>(lock.groups().keySet());
        for (int root : roots) {
            extras.addAll(lock.packages().get(root).extras());
            groups.addAll(lock.packages().get(root).groups());
        }
        return Picked.of(choice, extras, groups, List.of());
    }

    /** What is judged is what a machine that runs the project gets: groups for developing it only when asked for. */
    private Optional<String> leftOut(Picked picked) {
        Set<String> left = new TreeSet<>(lock.groups().keySet());
        roots.forEach(root -> left.addAll(lock.packages().get(root).groups()));
        if (!defaultGroups.contains(ALL_GROUPS)) {
            left.retainAll(defaultGroups);
        }
        left.removeAll(picked.groups());
        String names = String.join(",", left);
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("left out, although uv sync takes it by itself: --group " + names);
    }

    /** By entry: whether it belongs to a fork that the machine is in. */
    private boolean[] applies(Conditions conditions) {
        boolean[] applies = new boolean[entries.size()];
        for (int i = 0; i < applies.length; i++) {
            applies[i] = conditions.any(lock.packages().get(i).forks()) != Truth.NO;
        }
        return applies;
    }

    private List<String> rootParts(int root, Picked picked) {
        List<String> parts = new ArrayList<>(List.of(Part.ITSELF));
        UvPackage own = lock.packages().get(root);
        own.extras().stream().filter(picked.extras()::contains).forEach(extra -> parts.add(Part.extra(extra)));
        own.groups().stream().filter(picked.groups()::contains).forEach(group -> parts.add(Part.group(group)));
        return parts;
    }

    private static boolean matches(Edge edge, Entry entry) {
        return (edge.constraint().isEmpty() || edge.constraint().equals(entry.version()))
                && (edge.source().isEmpty() || edge.source().equals(entry.source()));
    }

    private Selection outcome(Walk walk, boolean[] applies, Optional<String> leftOut) {
        Outcome outcome = new Outcome();
        lock.notices().forEach(outcome::notice);
        leftOut.ifPresent(outcome::notice);
        UvRoots.notice(lock, roots).ifPresent(outcome::notice);
        for (int index : walk.order()) {
            UvPackage found = lock.packages().get(index);
            outcome.meant(new Wanted(
                    found.entry().name(),
                    found.version(),
                    roots.contains(index) ? ownProject(found) : notInstalled(found),
                    found.files(),
                    walk.doubts(index),
                    walk.chain(index)));
        }
        for (String name : new TreeSet<>(walk.missing())) {
            outcome.meant(new Wanted(
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    new Wanted.Undecided("it is required on this machine, but the lock has no entry for it"),
                    List.of(),
                    List.of()));
        }
        for (int index = 0; index < entries.size(); index++) {
            if (!walk.reached(index)) {
                UvPackage left = lock.packages().get(index);
                String why = applies[index] ? walk.whyNot(index) : forkInWords(left.forks());
                outcome.skip(left.entry().name(), left.version(), why, left.files());
            }
        }
        return outcome.selection();
    }

    /** A workspace's members and the project are the user's own; what has files is judged all the same. */
    private static Optional<String> ownProject(UvPackage root) {
        return root.source().isOwnProject() ? Optional.of("the project itself") : Optional.empty();
    }

    private static Optional<String> notInstalled(UvPackage found) {
        return found.source().kind() == UvSource.Kind.VIRTUAL
                ? Optional.of("virtual: only what it requires is installed")
                : Optional.empty();
    }

    private static String forkInWords(List<String> forks) {
        return forks.size() == 1
                ? "marker: " + forks.get(0)
                : "marker: none of its " + forks.size() + " resolution-markers holds";
    }
}
