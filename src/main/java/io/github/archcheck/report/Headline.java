package io.github.archcheck.report;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The answer in one sentence: {@code 2 packages cannot run on macOS 14 · arm64}. */
public final class Headline {
    private static final String DOT = " · ";

    private long packages;
    private long files;
    private long whole;
    private boolean installing = true;
    private final Set<String> targets = new LinkedHashSet<>();

    private Headline() {}

    /** Without a full stop. */
    public static String of(Report report) {
        Headline counts = new Headline();
        report.roots().forEach(counts::add);
        Report.Summary summary = report.summary();
        String unread =
                summary.unreadable() == 0 ? "" : "; " + Counted.of(summary.unreadable(), "path") + " could not be read";
        if (summary.errors() > 0) {
            return counts.errors() + unread;
        }
        if (summary.warnings() > 0) {
            return "Nothing is known to fail on " + counts.target() + ", " + Counted.of(summary.warnings(), "warning")
                    + unread;
        }
        return report.roots().size() == 1
                ? clear(report.roots().get(0)) + unread
                : "Nothing found in " + Counted.of(report.roots().size(), "place") + " for " + counts.target() + unread;
    }

    /** The same of a root without errors and warnings. */
    public static String clear(Report.Root root) {
        Optional<InstallPlan> plan = root.judged().scene().plan();
        boolean nothingButPlan =
                root.judged().judgements().isEmpty() && root.suppressed().isEmpty();
        return plan.isPresent() && nothingButPlan ? AllClear.of(root, plan.get()) : AllClear.of(root, DOT);
    }

    private void add(Report.Root root) {
        Judged judged = root.judged();
        List<Groups.Group> groups = Groups.of(judged, Severity.ERROR);
        packages += groups.stream().filter(g -> g.owner().isPresent()).count();
        packages += judged.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR && f.planned().isPresent())
                .map(Finding::planned)
                .distinct()
                .count();
        files += groups.stream()
                .filter(g -> g.owner().isEmpty())
                .mapToLong(Groups.Group::files)
                .sum();
        whole += judged.findings().stream()
                .filter(f -> f.severity() == Severity.ERROR && f.isAboutRoot())
                .count();
        installing &= judged.scene().plan().isPresent();
        targets.add(TargetTitle.of(judged.scene().target(), DOT));
    }

    private String errors() {
        List<String> subjects = new ArrayList<>();
        if (packages > 0) {
            subjects.add(Counted.of(packages, "package"));
        }
        if (files > 0) {
            subjects.add(Counted.of(files, "file") + " without a package");
        }
        String rest = whole == 0 ? "" : Counted.of(whole, "error") + " about a whole environment";
        if (subjects.isEmpty()) {
            return rest + " on " + target();
        }
        return String.join(" and ", subjects)
                + (installing ? " cannot be used on " : " cannot run on ")
                + target()
                + (rest.isEmpty() ? "" : "; " + rest);
    }

    private String target() {
        return targets.size() == 1 ? targets.iterator().next() : "what they were judged for";
    }
}
