package io.github.archcheck.comparison;

import io.github.archcheck.comparison.PackageChange.Held;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.comparison.Snapshot.Root;
import io.github.archcheck.comparison.Sorted.Listed;
import io.github.archcheck.comparison.Sorted.Owner;
import io.github.archcheck.comparison.Sorted.Part;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what two roots hold, owner by owner. */
final class RootComparer {
    /** From good to bad; what is skipped says nothing. */
    private static final List<Outcome> WORSENING =
            List.of(Outcome.SKIPPED, Outcome.OK, Outcome.BUILD, Outcome.UNKNOWN, Outcome.BLOCKED);

    private final Optional<Root> before;
    private final Optional<Root> after;
    private final Sorted old;
    private final Sorted now;
    private final BinaryComparer binaries;

    private RootComparer(Optional<Root> before, Optional<Root> after) {
        this.before = before;
        this.after = after;
        this.old = Sorted.of(before);
        this.now = Sorted.of(after);
        this.binaries = new BinaryComparer(before, after);
    }

    static RootChange compare(Optional<Root> before, Optional<Root> after) {
        return new RootComparer(before, after).compare();
    }

    private RootChange compare() {
        Set<Owner> owners = new TreeSet<>(old.parts().keySet());
        owners.addAll(now.parts().keySet());
        List<PackageChange> changes = new ArrayList<>();
        for (Owner owner : owners) {
            changes.add(change(
                    owner,
                    old.parts().getOrDefault(owner, new Part()),
                    now.parts().getOrDefault(owner, new Part())));
        }
        return new RootChange(before, after, Frame.changes(before, after), changes);
    }

    private PackageChange change(Owner owner, Part past, Part present) {
        Pairing<Listed> findings = Pairing.of(past.findings, present.findings, keys());
        List<Finding> broke = new ArrayList<>();
        List<Finding> still = new ArrayList<>();
        findings.come().stream().filter(Listed::counts).forEach(listed -> broke.add(listed.finding()));
        for (Pairing.Pair<Listed> pair : findings.both()) {
            if (pair.after().counts()) {
                Finding finding = pair.after().finding();
                boolean asBad = pair.before().finding().severity().isAtLeast(finding.severity());
                (asBad ? still : broke).add(finding);
            }
        }
        Optional<Held> had = held(past);
        Optional<Held> has = held(present);
        return new PackageChange(
                owner.subject(),
                Stream.concat(present.names.stream(), past.names.stream())
                        .findFirst()
                        .orElse(owner.key()),
                had,
                has,
                broke,
                findings.gone().stream()
                        .filter(Listed::counts)
                        .map(Listed::finding)
                        .toList(),
                still,
                binaries.shifts(past, present),
                binaries.floor(past.binaries, present.binaries),
                lost(past, present),
                regained(past, present));
    }

    private List<Pairing.Key<Listed>> keys() {
        return List.of(
                (side, listed) -> Optional.of(listed.finding().fingerprint()),
                (side, listed) -> Optional.of(what(listed)
                        + PathKeys.placed(kind(side), listed.finding().path())),
                (side, listed) -> Optional.of(what(listed)
                        + PathKeys.loose(kind(side), listed.finding().path())),
                (side, listed) -> listed.finding()
                        .path()
                        .filter(path -> hasMoved(side, path))
                        .map(path -> what(listed) + PathKeys.name(kind(side), path)));
    }

    /** Rule and slice; the owner is the same already. */
    private static String what(Listed listed) {
        return listed.finding().rule() + " " + listed.finding().slice().orElse("") + " ";
    }

    private String kind(Pairing.Side side) {
        return (side == Pairing.Side.BEFORE ? before : after).map(Root::kind).orElse("");
    }

    /** Whether the other root has nothing at this place. */
    private boolean hasMoved(Pairing.Side side, String path) {
        Sorted other = side == Pairing.Side.BEFORE ? now : old;
        return !other.holds(PathKeys.placed(kind(side), path));
    }

    private static Optional<Held> held(Part part) {
        if (part.names.isEmpty()) {
            return Optional.empty();
        }
        String versions = Stream.concat(
                        part.distributions.stream().flatMap(d -> d.version().stream()),
                        part.planned.stream().flatMap(p -> p.version().stream()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String verdict = part.planned.stream()
                .map(Snapshot.Planned::verdict)
                .reduce((a, b) -> WORSENING.indexOf(b) > WORSENING.indexOf(a) ? b : a)
                .map(Outcome::label)
                .orElseGet(() -> part.distributions.stream()
                        .map(Snapshot.Distribution::verdict)
                        .reduce(Verdict.NOT_USED, Verdict::worst)
                        .label());
        return Optional.of(
                new Held(Optional.of(versions).filter(text -> !text.isEmpty()), verdict, part.binaries.size()));
    }

    private static List<String> lost(Part past, Part present) {
        Set<String> failed = past.imports.stream()
                .filter(Snapshot.Import::fails)
                .map(Snapshot.Import::module)
                .collect(Collectors.toSet());
        return present.imports.stream()
                .filter(i -> i.fails() && !failed.contains(i.module()))
                .map(Snapshot.Import::module)
                .distinct()
                .toList();
    }

    private static List<String> regained(Part past, Part present) {
        Set<String> fail = new HashSet<>();
        present.imports.forEach(i -> fail.add(i.module()));
        return past.imports.stream()
                .map(Snapshot.Import::module)
                .filter(module -> !fail.contains(module))
                .distinct()
                .toList();
    }
}
