package io.github.archcheck.report;

import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Verdict;

/** The sentence for what has neither errors nor warnings. */
public final class AllClear {
    private static final String NOTHING_NEW = "Nothing but known findings";

    private AllClear() {}

    /**
     * Says no more than was looked at: rules may have been left out, findings may be known and not count, and files may
     * have been unreadable.
     *
     * @param dot see {@link TargetTitle}
     */
    public static String of(Report.Root root, String dot) {
        Judged judged = root.judged();
        long doubtful = judged.judgements().stream()
                .filter(j -> j.verdict() == Verdict.CANNOT_RUN || j.verdict() == Verdict.UNDETERMINED)
                .count();
        if (!root.suppressed().isEmpty()) {
            return NOTHING_NEW
                    + (doubtful == 0
                            ? ""
                            : "; " + Counted.of(doubtful, "native binary") + " cannot run here, or nobody can tell");
        }
        if (doubtful > 0) {
            return "No findings of the selected rules; " + Counted.of(doubtful, "native binary")
                    + " would be named by the others";
        }
        return inFull(judged, dot);
    }

    private static String inFull(Judged judged, String dot) {
        boolean incomplete = !judged.scene().inventory().unreadable().isEmpty();
        boolean anyUsed = judged.judgements().stream().anyMatch(j -> j.verdict() != Verdict.NOT_USED);
        String target = TargetTitle.of(judged.scene().target(), dot);
        if (!judged.judgements().isEmpty() && !anyUsed) {
            return "Nothing here is native code for " + target + ": "
                    + Counted.of(judged.judgements().size(), "file") + " for other systems or other uses";
        }
        long fine = fine(judged);
        if (judged.judgements().isEmpty()) {
            return (incomplete ? "No native code in what could be read" : "No native code found")
                    + (fine == 0 ? "" : "; " + Counted.of(fine, "package") + " of pure Python");
        }
        return (incomplete ? "Everything that could be read runs on " : "Everything here runs on ")
                + target
                + (fine == 0 ? "" : ": " + Counted.of(fine, "package"));
    }

    /** How many distributions have nothing that the target refuses. */
    public static long fine(Judged judged) {
        return judged.distributions().stream()
                .filter(d -> d.verdict() == Verdict.RUNS || d.verdict() == Verdict.NOT_USED)
                .count();
    }

    /** The same for what is to be installed. */
    public static String of(Report.Root root, InstallPlan plan) {
        if (!root.suppressed().isEmpty()) {
            return NOTHING_NEW + "; " + Counted.of(plan.usable(), "package") + (plan.usable() == 1 ? " fits" : " fit");
        }
        return plan.packages().size() == plan.count(Outcome.SKIPPED)
                ? "Nothing of it is for this machine."
                : "Everything fits: " + Counted.of(plan.usable(), "package");
    }
}
