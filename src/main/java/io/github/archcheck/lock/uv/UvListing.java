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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A uv lock: what {@code uv sync} would install. */
final class UvListing implements Listing {
    /** Stands for every group among the default groups; no group can be called this. */
    static final String ALL_GROUPS = "*";

    /** Extras that packages switch on in each other settle in two rounds; uv itself makes no more. */
    private static final int MOST_ROUNDS = 4;

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
        Optional<String> conflict = conflict(picked);
        if (conflict.isPresent()) {
            return Selection.refused(conflict.get());
        }
        boolean[] applies = applies(conditions);
        return outcome(walk(conditions, applies, picked), applies);
    }

    private Picked picked(Choice choice) {
        Set<String> extras = new TreeSet<>();
        Set<String> groups = new TreeSet<>(lock.groups().keySet());
        for (int root : roots) {
            extras.addAll(lock.packages().get(root).extras());
            groups.addAll(lock.packages().get(root).groups());
        }
        return Picked.of(choice, extras, groups, defaultGroups.contains(ALL_GROUPS) ? groups : defaultGroups);
    }

    private Optional<String> conflict(Picked picked) {
        for (List<UvLock.Conflict> set : lock.conflicts()) {
            List<String> chosen = new ArrayList<>();
            for (UvLock.Conflict side : set) {
                boolean own = roots.stream().anyMatch(r -> entries.get(r).key().equals(side.name()));
                if (own && isPicked(side.part(), picked)) {
                    chosen.add(side.name() + side.part());
                }
            }
            if (chosen.size() > 1) {
                return Optional.of("the lock declares " + String.join(" and ", chosen)
                        + " as conflicting: they cannot be chosen together");
            }
        }
        return Optional.empty();
    }

    private static boolean isPicked(String part, Picked picked) {
        return part.isEmpty() || (Part.isExtra(part) ? picked.extras() : picked.groups()).contains(Part.name(part));
    }

    /** By entry: whether it belongs to a fork that the machine is in. */
    private boolean[] applies(Conditions conditions) {
        boolean[] applies = new boolean[entries.size()];
        for (int i = 0; i < applies.length; i++) {
            applies[i] = conditions.any(lock.packages().get(i).forks()) != Truth.NO;
        }
        return applies;
    }

    /**
     * Markers may ask which extras and groups are chosen anywhere, also those that packages ask of each other: these are known
     * after a walk only. Walks are repeated until nothing more is switched on.
     */
    private Walk walk(Conditions machine, boolean[] applies, Picked picked) {
        Set<String> switchedOn = new HashSet<>();
        for (int root : roots) {
            for (String part : rootParts(root, picked)) {
                switchedOn.add(UvEdges.encoded(entries.get(root).key(), part));
            }
        }
        for (int round = 1; ; round++) {
            Conditions conditions = machine.choosing(switchedOn, Set.of());
            Graph graph = new Graph(entries, UvListing::matches, conditions, applies, true);
            Walk walk = Walk.through(graph, walkRoots(picked));
            if (lock.conflicts().isEmpty() || !switchOn(walk, switchedOn) || round == MOST_ROUNDS) {
                return walk;
            }
        }
    }

    private boolean switchOn(Walk walk, Set<String> switchedOn) {
        boolean more = false;
        for (int entry : walk.order()) {
            for (String part : entries.get(entry).parts().keySet()) {
                if (Part.isExtra(part) && walk.reached(entry, part)) {
                    more |= switchedOn.add(UvEdges.encoded(entries.get(entry).key(), part));
                }
            }
        }
        return more;
    }

    private Walk.Roots walkRoots(Picked picked) {
        Walk.Roots from = new Walk.Roots();
        for (int root : roots) {
            rootParts(root, picked).forEach(part -> from.part(root, part));
        }
        from.edges(lock.requirements());
        lock.groups().forEach((group, edges) -> {
            if (picked.groups().contains(group)) {
                from.edges(edges);
            }
        });
        return from;
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

    private Selection outcome(Walk walk, boolean[] applies) {
        Outcome outcome = new Outcome();
        lock.notices().forEach(outcome::notice);
        UvRoots.notice(lock, roots).ifPresent(outcome::notice);
        for (String name : new TreeSet<>(walk.missing())) {
            outcome.notice(name + " is required on this machine, but the lock has no entry for it");
        }
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
