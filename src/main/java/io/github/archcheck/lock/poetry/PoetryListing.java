package io.github.archcheck.lock.poetry;

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
import io.github.archcheck.lock.walk.Unasked;
import io.github.archcheck.lock.walk.Walk;
import io.github.archcheck.packaging.version.PackageVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A Poetry lock: what {@code poetry install} would install. */
final class PoetryListing implements Listing {
    static final String MAIN = "main";

    private final PoetryLock lock;
    private final Optional<PoetryProject> project;
    private final MarkerTexts texts = new MarkerTexts();
    private final Map<String, Optional<PoetryConstraint>> constraints = new HashMap<>();
    private final Map<String, Optional<PackageVersion>> versions = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    PoetryListing(PoetryLock lock, Optional<PoetryProject> project) {
        this.lock = lock;
        this.project = project;
        lock.packages().forEach(p -> entries.add(p.entry()));
        project.ifPresent(p -> entries.add(p.entry()));
    }

    @Override
    public Selection select(Choice choice) {
        Conditions machine = Conditions.of(texts, choice.target());
        if (!machine.pythonIn(lock.python().alternatives())) {
            return Selection.refused(
                    "the lock excludes Python " + machine.pythonInWords() + ": it requires " + lock.python());
        }
        Picked picked = picked(choice);
        if (!picked.unknown().isEmpty()) {
            return Selection.unknown(picked.unknown());
        }
        Gate gate = Gate.of(lock, machine.choosing(picked.extras(), Set.of()), picked);
        boolean[] applies = new boolean[entries.size()];
        for (int i = 0; i < applies.length; i++) {
            applies[i] = i >= lock.packages().size() || gate.closed(i).isEmpty();
        }
        Graph graph = new Graph(entries, this::matches, machine, applies, false);
        return outcome(gate, walk(graph, gate, picked), applies);
    }

    private Picked picked(Choice choice) {
        Set<String> extras = new TreeSet<>(lock.extras().keySet());
        Set<String> groups = new TreeSet<>(Set.of(MAIN));
        lock.packages().forEach(p -> groups.addAll(p.groups()));
        Set<String> defaults = new LinkedHashSet<>();
        if (project.isPresent()) {
            for (String part : project.get().entry().parts().keySet()) {
                if (!part.isEmpty()) {
                    (Part.isExtra(part) ? extras : groups).add(Part.name(part));
                }
            }
        }
        defaults.addAll(groups);
        project.ifPresent(p -> defaults.removeAll(p.optionalGroups()));
        Picked picked = Picked.of(choice, extras, groups, defaults);
        Set<String> withMain = new LinkedHashSet<>(picked.groups());
        withMain.add(MAIN);
        return new Picked(picked.extras(), withMain, picked.unknown());
    }

    private boolean matches(Edge edge, Entry entry) {
        if (edge.constraint().isEmpty()) {
            return true;
        }
        Optional<PoetryConstraint> constraint = constraints.computeIfAbsent(edge.constraint(), PoetryConstraint::parse);
        Optional<PackageVersion> version = versions.computeIfAbsent(entry.version(), PackageVersion::parse);
        return constraint.isEmpty() || version.isEmpty() || constraint.get().contains(version.get());
    }

    /**
     * From the project where it is known; else from what nothing else asks for. Whatever the lock takes for certain and no way
     * leads to is a beginning of its own.
     */
    private Walk walk(Graph graph, Gate gate, Picked picked) {
        Walk.Roots roots = new Walk.Roots();
        if (project.isPresent()) {
            int last = entries.size() - 1;
            for (String part : entries.get(last).parts().keySet()) {
                boolean chosen = part.isEmpty()
                        || (Part.isExtra(part) ? picked.extras() : picked.groups()).contains(Part.name(part));
                if (chosen) {
                    roots.part(last, part);
                }
            }
        } else {
            Unasked.of(entries, i -> gate.closed(i).isEmpty()).stream()
                    .filter(gate::isRoot)
                    .forEach(i -> roots.part(i, Part.ITSELF));
        }
        for (String extra : picked.extras()) {
            if (project.isEmpty() || !project.get().entry().parts().containsKey(Part.extra(extra))) {
                for (String name : lock.extras().getOrDefault(extra, List.of())) {
                    roots.edges(List.of(new Edge(name, "", "", List.of(), "", List.of())));
                }
            }
        }
        Walk first = Walk.through(graph, roots);
        boolean complete = true;
        for (int i = 0; i < lock.packages().size(); i++) {
            if (!first.reached(i) && (project.isEmpty() ? gate.isRoot(i) : gate.isCertain(i))) {
                roots.part(i, Part.ITSELF);
                gate.doubt(i, first.whyNot(i));
                complete = false;
            }
        }
        return complete ? first : Walk.through(graph, roots);
    }

    private Selection outcome(Gate gate, Walk walk, boolean[] applies) {
        Outcome outcome = new Outcome();
        lock.notices().forEach(outcome::notice);
        if (project.isEmpty() && !gate.isDecided()) {
            outcome.notice(
                    "the lock does not tell what the project itself asks for, and there is no pyproject.toml beside"
                            + " it: every package that is not optional is taken as wanted");
        }
        for (int index : walk.order()) {
            if (index < lock.packages().size()) {
                PoetryPackage found = lock.packages().get(index);
                List<String> doubts = new ArrayList<>(walk.doubts(index));
                doubts.addAll(gate.doubts(index));
                outcome.meant(new Wanted(
                        found.entry().name(),
                        Optional.of(found.entry().version()),
                        Optional.empty(),
                        found.files(),
                        doubts,
                        walk.chain(index)));
            }
        }
        for (int index = 0; index < lock.packages().size(); index++) {
            if (!walk.reached(index)) {
                PoetryPackage left = lock.packages().get(index);
                String why = applies[index]
                        ? gate.unless(index, walk.whyNot(index))
                        : gate.closed(index).get();
                outcome.skip(left.entry().name(), Optional.of(left.entry().version()), why, left.files());
            }
        }
        return outcome.selection();
    }
}
