package io.github.archcheck.report;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.PackageChange;
import io.github.archcheck.comparison.PackageChange.Status;
import io.github.archcheck.comparison.PackageChange.Subject;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.comparison.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The answer of a comparison in one sentence: {@code 2 packages broke, 1 was repaired, 3 changed architecture}. */
public final class ComparisonHeadline {
    private static final String FILES = "files that no package owns";

    private final Comparison comparison;
    private final Totals totals;
    private final List<String> parts = new ArrayList<>();
    private boolean nounSaid;

    private ComparisonHeadline(Comparison comparison) {
        this.comparison = comparison;
        this.totals = comparison.totals();
    }

    public static String of(Comparison comparison) {
        return comparison.isSame() ? same(comparison) : new ComparisonHeadline(comparison).changes();
    }

    private static String same(Comparison comparison) {
        long binaries = 0;
        for (Snapshot.Root root : comparison.after().snapshot().roots()) {
            binaries += root.binaries().size();
        }
        Totals totals = comparison.totals();
        long findings = totals.stillErrors() + totals.stillWarnings();
        return "Nothing changed: " + Counted.of(totals.same(), "package") + ", "
                + Counted.of(binaries, "native binary")
                + (findings == 0 ? "" : ", the same " + Counted.of(findings, "finding"));
    }

    private String changes() {
        say(c -> c.status() == Status.BROKE, "broke", "broke");
        say(c -> c.status() == Status.WORSE, "got worse", "got worse");
        boolean broke = !parts.isEmpty();
        say(c -> c.status() == Status.REPAIRED, "was repaired", "were repaired");
        say(c -> c.status() == Status.BETTER, "got better", "got better");
        say(PackageChange::changedArchitecture, "changed architecture", "changed architecture");
        number(totals.followedTarget(), "changed architecture with the target", "changed architecture with the target");
        if (!broke && totals.newErrors() + totals.newWarnings() == 0) {
            number(totals.upgraded(), "was upgraded", "were upgraded");
            number(totals.downgraded(), "was downgraded", "were downgraded");
            number(totals.added(), "was added", "were added");
            number(totals.removed(), "was removed", "were removed");
        }
        if (totals.newWarnings() > 0) {
            parts.add(Counted.of(totals.newWarnings(), "new warning"));
        }
        String text = String.join(", ", parts);
        return broke ? text : "Nothing broke" + (text.isEmpty() ? ", but not everything is as before" : ": " + text);
    }

    /** Packages by their number, everything else by name. */
    private void say(Predicate<PackageChange> condition, String one, String many) {
        List<PackageChange> changes = comparison.roots().stream()
                .flatMap(root -> root.packages().stream())
                .filter(condition)
                .toList();
        List<String> others = changes.stream()
                .map(PackageChange::subject)
                .filter(subject -> subject != Subject.PACKAGE)
                .distinct()
                .map(subject -> subject == Subject.FILES ? FILES : "the environment as a whole")
                .toList();
        long packages =
                changes.stream().filter(c -> c.subject() == Subject.PACKAGE).count();
        if (others.isEmpty()) {
            number(packages, one, many);
            return;
        }
        List<String> subjects = new ArrayList<>();
        if (packages > 0) {
            subjects.add(Counted.of(packages, "package"));
            nounSaid = true;
        }
        subjects.addAll(others);
        boolean several = subjects.size() > 1 || others.contains(FILES);
        parts.add(String.join(" and ", subjects) + " " + (several ? many : one));
    }

    private void number(long number, String one, String many) {
        if (number > 0) {
            parts.add((nounSaid ? Long.toString(number) : Counted.of(number, "package")) + " "
                    + (number == 1 ? one : many));
            nounSaid = true;
        }
    }
}
