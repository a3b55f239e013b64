package io.github.archcheck.comparison;

import io.github.archcheck.comparison.PackageChange.Move;
import io.github.archcheck.comparison.PackageChange.Status;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How much changed. Packages are counted without what no package owns, unless it says otherwise.
 *
 * @param broke packages, or what no package owns
 * @param worse packages, or what no package owns
 * @param repaired packages, or what no package owns
 * @param better packages, or what no package owns
 * @param stillBroken packages, or what no package owns
 * @param changedArchitecture packages whose native files are for other machines, and the target did not change alike
 * @param followedTarget packages whose native files are for another machine, as the target is
 * @param same packages of which nothing changed
 */
public record Totals(
        long broke,
        long worse,
        long repaired,
        long better,
        long stillBroken,
        long changedArchitecture,
        long followedTarget,
        long added,
        long removed,
        long upgraded,
        long downgraded,
        long changed,
        long same,
        long newErrors,
        long newWarnings,
        long goneErrors,
        long goneWarnings,
        long stillErrors,
        long stillWarnings,
        long importsLost,
        long importsRegained) {

    static Totals of(List<RootChange> roots) {
        List<PackageChange> all =
                roots.stream().flatMap(root -> root.packages().stream()).toList();
        return new Totals(
                count(all, c -> c.status() == Status.BROKE),
                count(all, c -> c.status() == Status.WORSE),
                count(all, c -> c.status() == Status.REPAIRED),
                count(all, c -> c.status() == Status.BETTER),
                count(all, c -> c.status() == Status.STILL_BROKEN),
                count(all, c -> isPackage(c) && c.changedArchitecture()),
                count(all, c -> isPackage(c) && c.followedTarget()),
                count(all, c -> c.move() == Move.ADDED),
                count(all, c -> c.move() == Move.REMOVED),
                count(all, c -> c.move() == Move.UPGRADED),
                count(all, c -> c.move() == Move.DOWNGRADED),
                count(all, c -> c.move() == Move.CHANGED),
                count(all, c -> isPackage(c) && c.isSame()),
                findings(all, PackageChange::broke, Severity.ERROR),
                findings(all, PackageChange::broke, Severity.WARNING),
                findings(all, PackageChange::gone, Severity.ERROR),
                findings(all, PackageChange::gone, Severity.WARNING),
                findings(all, PackageChange::still, Severity.ERROR),
                findings(all, PackageChange::still, Severity.WARNING),
                all.stream().mapToLong(c -> c.importsLost().size()).sum(),
                all.stream().mapToLong(c -> c.importsRegained().size()).sum());
    }

    private static boolean isPackage(PackageChange change) {
        return change.subject() == PackageChange.Subject.PACKAGE;
    }

    private static long count(List<PackageChange> all, Predicate<PackageChange> condition) {
        return all.stream().filter(condition).count();
    }

    private static long findings(
            List<PackageChange> all, Function<PackageChange, List<Finding>> which, Severity severity) {
        return all.stream()
                .flatMap(c -> which.apply(c).stream())
                .filter(f -> f.severity() == severity)
                .count();
    }
}
