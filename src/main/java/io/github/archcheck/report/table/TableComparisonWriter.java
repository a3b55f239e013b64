package io.github.archcheck.report.table;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.FrameChange;
import io.github.archcheck.comparison.RootChange;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.comparison.Totals;
import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.table.Page.Ink;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code diff} as a table: the answer first, then what was compared, then package by package what became of it. */
public final class TableComparisonWriter implements ComparisonWriter {
    private static final int LABEL = 5;

    private final TableOptions options;

    public TableComparisonWriter(TableOptions options) {
        this.options = options;
    }

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        Page page = new Page(out, options);
        Totals totals = comparison.totals();
        boolean broke = totals.broke() + totals.worse() > 0;
        page.text(0, broke ? Ink.RED : totals.newWarnings() > 0 ? Ink.YELLOW : Ink.GREEN, Headline.of(comparison));
        frame(page, comparison);
        for (String note : comparison.notes()) {
            page.labelled(0, Ink.YELLOW, "note", LABEL + 1, note);
        }
        boolean several = comparison.roots().size() > 1;
        for (RootChange root : comparison.roots()) {
            if (!root.isSame() || options.verbose()) {
                if (several) {
                    page.blank();
                    page.text(0, Ink.BOLD, root.title() + presence(root));
                }
                new RootChangeTable(page, root).write();
            }
        }
        last(page, comparison);
        out.flush();
    }

    private static String presence(RootChange root) {
        return root.before().isEmpty() ? " (not in the old report)" : root.after().isEmpty() ? " (gone)" : "";
    }

    /** What was compared, and what of that alone explains differences. */
    private static void frame(Page page, Comparison comparison) throws IOException {
        page.labelled(0, Ink.FAINT, "old", LABEL, side(page, comparison.before(), comparison, true));
        page.labelled(0, Ink.FAINT, "new", LABEL, side(page, comparison.after(), comparison, false));
        List<FrameChange> seen = comparison.roots().stream()
                .flatMap(root -> root.frame().stream())
                .distinct()
                .toList();
        if (seen.isEmpty()) {
            return;
        }
        page.blank();
        for (FrameChange change : seen) {
            page.text(
                    0,
                    Ink.CYAN,
                    "another " + change.what().label() + ": " + change.before() + page.arrow() + change.after());
        }
    }

    private static String side(Page page, Comparison.Side side, Comparison comparison, boolean old) {
        Optional<Snapshot.Root> first = comparison.roots().stream()
                .flatMap(root -> (old ? root.before() : root.after()).stream())
                .findFirst();
        String paths = comparison.roots().stream()
                .flatMap(root -> (old ? root.before() : root.after()).stream())
                .map(Snapshot.Root::title)
                .filter(title -> !title.equals(side.label()))
                .collect(Collectors.joining(", "));
        return side.label()
                + (paths.isEmpty() ? "" : " (" + paths + ")")
                + page.dot()
                + first.map(root -> root.target().name())
                        .orElse(side.snapshot().target().name())
                + first.flatMap(Snapshot.Root::python)
                        .flatMap(Snapshot.Python::version)
                        .map(version -> page.dot() + "Python " + version)
                        .orElse("");
    }

    private static String some(long number, String noun) {
        return number == 0 ? "" : Counted.of(number, noun);
    }

    private static void last(Page page, Comparison comparison) throws IOException {
        Totals totals = comparison.totals();
        StringBuilder text = new StringBuilder();
        long still = totals.stillErrors() + totals.stillWarnings();
        if (still > 0) {
            String both = totals.stillErrors() > 0 && totals.stillWarnings() > 0 ? " and " : "";
            text.append("Still there: ")
                    .append(some(totals.stillErrors(), "error"))
                    .append(both)
                    .append(some(totals.stillWarnings(), "warning"))
                    .append(page.isVerbose() ? ". " : ", named with -v. ");
        }
        if (totals.same() > 0 && !comparison.isSame()) {
            text.append(Counted.of(totals.same(), "package"))
                    .append(totals.same() == 1 ? " is" : " are")
                    .append(" as before. ");
        }
        RuleOf.first(comparison).ifPresent(rule -> text.append("More: archcheck explain ")
                .append(rule));
        if (!text.isEmpty()) {
            page.blank();
            page.text(0, Ink.FAINT, text.toString().strip());
        }
    }
}
