package io.github.archcheck.report.sarif;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.verdict.Severity;
import java.util.List;

/** GitHub refuses a run of more than 25,000 results as a whole, so where there are more, the loudest are told. */
final class Quota {
    private static final long MOST = 25_000;
    private static final int SUPPRESSED = 3;

    private final long[] left = new long[SUPPRESSED + 1];
    private final long leftOut;

    private Quota(long[] counts, long most) {
        long free = most;
        for (int rank = 0; rank < counts.length; rank++) {
            left[rank] = Math.min(counts[rank], free);
            free -= left[rank];
        }
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        this.leftOut = Math.max(0, all - most);
    }

    static Quota of(Report report) {
        long[] counts = new long[SUPPRESSED + 1];
        for (Report.Root root : report.roots()) {
            for (Reported reported : told(report, root)) {
                counts[rank(reported)]++;
            }
        }
        return new Quota(counts, MOST);
    }

    /** What would be told if there were room for all. */
    static List<Reported> told(Report report, Report.Root root) {
        return report.showsSuppressed() ? root.reported() : root.counting();
    }

    /** How many are not told. */
    long leftOut() {
        return leftOut;
    }

    /** Whether there is room for the next one. */
    boolean admits(Reported reported) {
        return left[rank(reported)]-- > 0;
    }

    private static int rank(Reported reported) {
        if (reported.suppression().isPresent()) {
            return SUPPRESSED;
        }
        Severity severity = reported.finding().severity();
        return severity == Severity.ERROR ? 0 : severity == Severity.WARNING ? 1 : 2;
    }
}
