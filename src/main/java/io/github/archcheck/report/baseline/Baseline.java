package io.github.archcheck.report.baseline;

import io.github.archcheck.report.Fingerprints;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Which findings of a report a baseline knows. Each entry stands for one finding. */
public final class Baseline {
    private final Set<Reported> known = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<String, List<BaselineEntry>> left = new HashMap<>();

    private Baseline(List<BaselineEntry> entries) {
        for (BaselineEntry entry : entries) {
            left.computeIfAbsent(entry.fingerprint(), f -> new ArrayList<>()).add(entry);
        }
    }

    /**
     * Entries go first to findings that say the same in words, so that of several alike the new one is told.
     *
     * @param wording that was used when the baseline was written
     */
    public static Baseline of(List<BaselineEntry> entries, Report report, UnaryOperator<String> wording) {
        Baseline baseline = new Baseline(entries);
        baseline.take(
                report,
                (entry, finding) ->
                        entry.message().equals(wording.apply(finding.finding().message())));
        baseline.take(report, (entry, finding) -> true);
        return baseline;
    }

    private void take(Report report, BiFunction<BaselineEntry, Reported, Boolean> fits) {
        for (Report.Root root : report.roots()) {
            for (Reported finding : root.reported()) {
                List<BaselineEntry> entries = left.getOrDefault(Fingerprints.identity(finding.finding()), List.of());
                for (int i = 0; i < entries.size() && !known.contains(finding); i++) {
                    if (fits.apply(entries.get(i), finding)) {
                        entries.remove(i);
                        known.add(finding);
                    }
                }
            }
        }
    }

    /** @param finding of the very report */
    public boolean knows(Reported finding) {
        return known.contains(finding);
    }

    /** Entries for which there was no finding. */
    public List<BaselineEntry> gone() {
        return left.values().stream().flatMap(List::stream).toList();
    }
}
