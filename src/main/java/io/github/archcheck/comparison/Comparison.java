package io.github.archcheck.comparison;

import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two reports side by side.
 *
 * <p>What is the same thing on both sides is found by names only. Roots are paired by their order, or by where they are when
 * one side has more; packages by name; files by path, see {@link PathKeys}; findings by fingerprint, then by rule, package and
 * path. A root that was renamed while another was added, and a file that was renamed, count as removed and added.
 */
public record Comparison(Side before, Side after, List<RootChange> roots) {
    public Comparison {
        roots = List.copyOf(roots);
    }

    /**
     * One of the two.
     *
     * @param label as the user named it
     */
    public record Side(String label, Snapshot snapshot) {}

    public static Comparison of(Side before, Side after) {
        List<RootChange> roots = new ArrayList<>();
        for (RootPairs.RootPair pair :
                RootPairs.of(before.snapshot().roots(), after.snapshot().roots())) {
            roots.add(RootComparer.compare(pair.before(), pair.after()));
        }
        return new Comparison(before, after, roots);
    }

    /** Whether nothing is another one than it was. */
    public boolean isSame() {
        return roots.stream().allMatch(RootChange::isSame);
    }

    /** Whether something broke that is at least so severe. */
    public boolean broke(Severity severity) {
        return roots.stream().flatMap(root -> root.packages().stream()).anyMatch(change -> change.broke(severity));
    }

    /** Whether one side says too little, so that nobody knows whether something broke. */
    public boolean isIncomplete() {
        return before.snapshot().isIncomplete() || after.snapshot().isIncomplete();
    }

    public Totals totals() {
        return Totals.of(roots);
    }

    /** What makes the two less than comparable, in words. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        String old = before.snapshot().toolVersion();
        String now = after.snapshot().toolVersion();
        if (!old.equals(now)) {
            notes.add("the old report was written by archcheck " + old + ", the new one by " + now
                    + ": a difference may come from the program");
        }
        for (Side side : List.of(before, after)) {
            hidden(side.snapshot())
                    .ifPresent(number -> notes.add(side.label() + " leaves out " + number
                            + (number == 1 ? " finding that does" : " findings that do")
                            + " not count there; written with --show-ignored it would name them"));
            if (side.snapshot().isIncomplete()) {
                notes.add(side.label() + " is incomplete: something could not be read or found out");
            }
        }
        return notes;
    }

    private static Optional<Long> hidden(Snapshot snapshot) {
        long listed = snapshot.roots().stream()
                .mapToLong(root -> root.suppressed().size())
                .sum();
        return snapshot.suppressed() > listed ? Optional.of(snapshot.suppressed() - listed) : Optional.empty();
    }
}
