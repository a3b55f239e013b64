package io.github.archcheck.lock.pdm;

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
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A PDM lock: what {@code pdm sync} would install. */
final class PdmListing implements Listing {
    private static final String DEFAULT = "default";

    private final PdmLock lock;
    private final Optional<PdmProject> project;
    private final MarkerTexts texts = new MarkerTexts();
    private final Map<String, Optional<Specifiers>> constraints = new HashMap<>();
    private final Map<String, Optional<PackageVersion>> versions = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    PdmListing(PdmLock lock, Optional<PdmProject> project) {
        this.lock = lock;
        this.project = project;
        lock.packages().forEach(p -> entries.add(p.entry()));
        project.ifPresent(p -> entries.add(p.entry()));
    }

    @Override
    public Selection select(Choice choice) {
        Conditions machine = Conditions.of(texts, choice.target());
        List<String> notices = new ArrayList<>(lock.notices());
        Optional<String> refusal = refusal(choice, machine, notices);
        if (refusal.isPresent()) {
            return Selection.refused(refusal.get());
        }
        Picked picked = picked(choice);
        if (!picked.unknown().isEmpty()) {
            return Selection.unknown(picked.unknown());
        }
        Conditions conditions = machine.choosing(picked.extras(), picked.groups());
        List<Optional<String>> closed = new ArrayList<>();
        List<List<String>> doubts = new ArrayList<>();
        for (PdmPackage each : lock.packages()) {
            doubts.add(new ArrayList<>());
            closed.add(closed(each, conditions, picked, doubts.get(doubts.size() - 1)));
        }
        boolean[] applies = new boolean[entries.size()];
        for (int i = 0; i < applies.length; i++) {
            applies[i] = i >= closed.size() || closed.get(i).isEmpty();
        }
        Walk walk = walk(new Graph(entries, this::matches, conditions, applies, false), applies, picked);
        Outcome outcome = new Outcome();
        notices.forEach(outcome::notice);
        report(outcome, walk, closed, doubts);
        return outcome.selection();
    }

    private Optional<String> refusal(Choice choice, Conditions machine, List<String> notices) {
        List<PdmTarget> targets = lock.targets();
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        List<PdmTarget> forPython =
                targets.stream().filter(t -> t.takesPython(machine)).toList();
        if (forPython.isEmpty()) {
            Set<String> wanted = new LinkedHashSet<>();
            targets.forEach(t -> wanted.add(t.requiresPython().toString()));
            return Optional.of("the lock excludes Python " + machine.pythonInWords() + ": it requires "
                    + String.join(" or ", wanted));
        }
        List<PdmTarget.Fit> fits =
                forPython.stream().map(t -> t.fit(choice.target())).toList();
        if (fits.contains(PdmTarget.Fit.YES)) {
            return Optional.empty();
        }
        String made = String.join("; ", targets.stream().map(PdmTarget::inWords).toList());
        if (fits.contains(PdmTarget.Fit.OLDER)) {
            notices.add("the lock was made for a newer system: " + made);
            return Optional.empty();
        }
        return Optional.of("the lock was made for other targets: " + made);
    }

    /** Without options PDM takes all that was locked; a choice adds to the default group and those for developing. */
    private Picked picked(Choice choice) {
        Set<String> groups = new TreeSet<>(lock.groups());
        lock.packages().forEach(p -> p.claims().forEach(claim -> groups.addAll(claim.groups())));
        groups.add(DEFAULT);
        Set<String> extras = new TreeSet<>(groups);
        extras.remove(DEFAULT);
        project.ifPresent(p -> extras.removeIf(e -> p.has(Part.group(e)) && !p.has(Part.extra(e))));
        boolean plain = choice.extras().isEmpty() && choice.groups().isEmpty() && !choice.allExtras();
        Set<String> defaults = new LinkedHashSet<>(groups);
        if (!plain) {
            project.ifPresent(p -> defaults.removeIf(g -> p.has(Part.extra(g))));
        }
        Picked picked = Picked.of(choice, extras, groups, defaults);
        Set<String> all = new LinkedHashSet<>(picked.groups());
        all.addAll(picked.extras());
        all.add(DEFAULT);
        return new Picked(all, all, picked.unknown());
    }

    private static Optional<String> closed(PdmPackage each, Conditions conditions, Picked picked, List<String> doubts) {
        Optional<String> why = Optional.empty();
        for (PdmPackage.Claim claim : each.claims()) {
            if (!claim.groups().isEmpty() && claim.groups().stream().noneMatch(picked.groups()::contains)) {
                String group = claim.groups().get(0);
                why = why.isPresent() ? why : Optional.of("group " + group + " not chosen");
                continue;
            }
            Truth truth = conditions.of(claim.marker());
            if (truth == Truth.YES) {
                doubts.clear();
                return Optional.empty();
            }
            if (truth == Truth.MAYBE) {
                doubts.add("marker: " + claim.marker());
            }
            why = Optional.of("marker: " + claim.marker());
        }
        return doubts.isEmpty() ? why : Optional.empty();
    }

    private boolean matches(Edge edge, Entry entry) {
        if (edge.constraint().isEmpty()) {
            return true;
        }
        Optional<Specifiers> constraint = constraints.computeIfAbsent(edge.constraint(), Specifiers::parse);
        Optional<PackageVersion> version = versions.computeIfAbsent(entry.version(), PackageVersion::parse);
        return constraint.isEmpty() || version.isEmpty() || constraint.get().contains(version.get());
    }

    /** Where entries tell their groups the walk only finds chains; else it decides, if the project is known. */
    private Walk walk(Graph graph, boolean[] applies, Picked picked) {
        Walk.Roots roots = new Walk.Roots();
        if (project.isPresent()) {
            int last = entries.size() - 1;
            for (String part : entries.get(last).parts().keySet()) {
                if (picked.groups().contains(part.isEmpty() ? DEFAULT : Part.name(part))) {
                    roots.part(last, part);
                }
            }
        } else {
            Unasked.of(entries, i -> applies[i]).forEach(i -> roots.part(i, Part.ITSELF));
        }
        Walk first = Walk.through(graph, roots);
        if (project.isPresent() && !lock.tellsGroups()) {
            return first;
        }
        for (int i = 0; i < lock.packages().size(); i++) {
            if (applies[i] && !first.reached(i)) {
                roots.part(i, Part.ITSELF);
            }
        }
        return Walk.through(graph, roots);
    }

    private void report(Outcome outcome, Walk walk, List<Optional<String>> closed, List<List<String>> doubts) {
        if (project.isEmpty() && !lock.tellsGroups() && !lock.packages().isEmpty()) {
            outcome.notice(
                    "the lock does not tell what the project itself asks for, and there is no pyproject.toml beside"
                            + " it: every package is taken as wanted");
        }
        for (int index : walk.order()) {
            if (index < lock.packages().size()) {
                PdmPackage found = lock.packages().get(index);
                List<String> all = new ArrayList<>(walk.doubts(index));
                all.addAll(doubts.get(index));
                outcome.meant(new Wanted(
                        found.entry().name(),
                        found.version(),
                        Optional.empty(),
                        found.files(),
                        all,
                        walk.chain(index)));
            }
        }
        for (int index = 0; index < lock.packages().size(); index++) {
            if (!walk.reached(index)) {
                PdmPackage left = lock.packages().get(index);
                String why = closed.get(index).orElseGet(() -> "");
                outcome.skip(
                        left.entry().name(), left.version(), why.isEmpty() ? walk.whyNot(index) : why, left.files());
            }
        }
    }
}
