package io.github.archcheck.lock.pylock;

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
import io.github.archcheck.lock.walk.Unasked;
import io.github.archcheck.lock.walk.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A pylock.toml file: selected as the specification's steps for installing say. */
final class PylockListing implements Listing {
    private final Pylock lock;
    private final MarkerTexts texts = new MarkerTexts();
    private final List<Entry> entries = new ArrayList<>();

    PylockListing(Pylock lock) {
        this.lock = lock;
        lock.packages().forEach(p -> entries.add(p.entry()));
    }

    @Override
    public Selection select(Choice choice) {
        Conditions machine = Conditions.of(texts, choice.target());
        if (!machine.pythonIn(lock.requiresPython())) {
            return Selection.refused(
                    "the lock excludes Python " + machine.pythonInWords() + ": it requires " + lock.requiresPython());
        }
        if (machine.any(lock.environments()) == Truth.NO) {
            return Selection.refused("the lock does not cover "
                    + choice.target().machine().name() + ": it was made for "
                    + String.join(" or ", lock.environments()));
        }
        Set<String> groups = new TreeSet<>(lock.groups());
        groups.addAll(lock.defaultGroups());
        Picked picked = Picked.of(choice, new TreeSet<>(lock.extras()), groups, lock.defaultGroups());
        if (!picked.unknown().isEmpty()) {
            return Selection.unknown(picked.unknown());
        }
        Conditions conditions = machine.choosing(picked.extras(), picked.groups());
        Truth[] truths = new Truth[entries.size()];
        for (int i = 0; i < truths.length; i++) {
            truths[i] = conditions.of(lock.packages().get(i).marker());
        }
        return ambiguity(truths).map(Selection::refused).orElseGet(() -> outcome(conditions, truths));
    }

    /** Installers refuse to choose between two entries. */
    private Optional<String> ambiguity(Truth[] truths) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < truths.length; i++) {
            Integer before =
                    truths[i] == Truth.YES ? seen.putIfAbsent(entries.get(i).key(), i) : null;
            if (before != null) {
                return Optional.of("the lock is ambiguous: two entries for "
                        + entries.get(i).name() + " apply to this machine"
                        + versions(entries.get(before), entries.get(i)));
            }
        }
        return Optional.empty();
    }

    private static String versions(Entry one, Entry other) {
        return one.version().equals(other.version()) ? "" : " (" + one.version() + " and " + other.version() + ")";
    }

    /** What requires what is told for information only: markers decide, the walk finds the chains. */
    private Selection outcome(Conditions conditions, Truth[] truths) {
        boolean[] applies = new boolean[truths.length];
        for (int i = 0; i < truths.length; i++) {
            applies[i] = truths[i] != Truth.NO;
        }
        Graph graph = new Graph(entries, PylockListing::matches, conditions, applies, false);
        Walk.Roots roots = new Walk.Roots();
        Unasked.of(entries, i -> applies[i]).forEach(i -> roots.part(i, Part.ITSELF));
        Walk first = Walk.through(graph, roots);
        for (int i = 0; i < applies.length; i++) {
            if (applies[i] && !first.reached(i)) {
                roots.part(i, Part.ITSELF);
            }
        }
        return report(Walk.through(graph, roots), truths);
    }

    private static boolean matches(Edge edge, Entry entry) {
        return edge.constraint().isEmpty() || edge.constraint().equals(entry.version());
    }

    private Selection report(Walk walk, Truth[] truths) {
        Outcome outcome = new Outcome();
        lock.notices().forEach(outcome::notice);
        for (int index : walk.order()) {
            PylockPackage found = lock.packages().get(index);
            List<String> doubts = truths[index] == Truth.MAYBE ? List.of("marker: " + found.marker()) : List.of();
            outcome.meant(new Wanted(
                    found.entry().name(), found.version(), Optional.empty(), found.files(), doubts, walk.chain(index)));
        }
        for (int index = 0; index < truths.length; index++) {
            if (truths[index] == Truth.NO) {
                PylockPackage left = lock.packages().get(index);
                outcome.skip(left.entry().name(), left.version(), "marker: " + left.marker(), left.files());
            }
        }
        return outcome.selection();
    }
}
