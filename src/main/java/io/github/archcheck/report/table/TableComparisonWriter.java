package io.github.archcheck.report.table;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.RootChange;
import io.github.archcheck.comparison.Totals;
import io.github.archcheck.report.ChangeWords;
import io.github.archcheck.report.ComparisonHeadline;
import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.table.Page.Ink;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

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
        page.text(
                0,
                broke ? Ink.RED : totals.newWarnings() > 0 ? Ink.YELLOW : Ink.GREEN,
                ComparisonHeadline.of(comparison));
        frame(page, comparison);
        for (String note : comparison.notes()) {
            page.labelled(0, Ink.YELLOW, "note", LABEL + 1, note);
        }
        boolean several = comparison.roots().size() > 1;
        for (RootChange root : comparison.roots()) {
            if (!root.isSame() || options.verbose()) {
                if (several) {
                    page.blank();
                    page.text(0, Ink.BOLD, root.title() + ChangeWords.presence(root));
                }
                new RootChangeTable(page, root).write();
            }
        }
        last(page, comparison);
        out.flush();
    }

    /** What was compared, and what of that alone explains differences. */
    private static void frame(Page page, Comparison comparison) throws IOException {
        ChangeWords words = new ChangeWords(page.arrow(), page.dot());
        page.labelled(0, Ink.FAINT, "old", LABEL, words.side(comparison, true));
        page.labelled(0, Ink.FAINT, "new", LABEL, words.side(comparison, false));
        List<String> changes = words.frame(comparison);
        if (!changes.isEmpty()) {
            page.blank();
        }
        for (String change : changes) {
            page.text(0, Ink.CYAN, change);
        }
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
        RuleOf.first(comparison)
                .ifPresent(rule -> text.append("More: archcheck explain ").append(rule));
        if (!text.isEmpty()) {
            page.blank();
            page.text(0, Ink.FAINT, text.toString().strip());
        }
    }
}
