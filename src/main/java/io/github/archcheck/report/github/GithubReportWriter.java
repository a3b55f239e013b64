package io.github.archcheck.report.github;

import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Headline;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;

/**
 * {@code --format github}: the answer as a line of the log, workflow commands that GitHub shows as annotations, and all
 * findings in a folded part of the log.
 *
 * <p>GitHub shows 10 annotations of each kind per step and 50 per job, and drops the rest without a word: "Limitations" in
 * {@code docs/problem-matchers.md} of actions/toolkit, {@code _maxCountPerIssueType} in {@code ExecutionContext.cs} of
 * actions/runner. So findings are put together by package and rule, and one notice says how many are left.
 */
public final class GithubReportWriter implements ReportWriter {
    private static final int MOST_OF_A_KIND = 10;

    private static final Comparator<Annotation> IMPORTANCE = Comparator.comparing((Annotation a) -> !a.isAboutRoot())
            .thenComparing(a -> a.findings().size(), Comparator.reverseOrder());

    @Override
    public void write(Report report, Writer out) throws IOException {
        Report.Summary summary = report.summary();
        String known = summary.suppressed() == 0 ? "" : ", " + summary.suppressed() + " known";
        out.write("archcheck: "
                + LogText.shown(Headline.of(report)
                        + " (" + Counted.of(summary.errors(), "error") + ", "
                        + Counted.of(summary.warnings(), "warning") + known + ")")
                + "\n");
        annotations(report, out);
        new LogDetails(out).write(report);
        out.flush();
    }

    private static void annotations(Report report, Writer out) throws IOException {
        List<Annotation> all = Annotation.of(report);
        List<Annotation> errors = of(all, Severity.ERROR);
        List<Annotation> warnings = of(all, Severity.WARNING);
        List<Annotation> notices = of(all, Severity.INFO);
        boolean complete = report.summary().unreadable() == 0;
        long left = write(out, errors, MOST_OF_A_KIND);
        if (!complete) {
            out.write(unreadable(report) + "\n");
        }
        left += write(out, warnings, complete ? MOST_OF_A_KIND : MOST_OF_A_KIND - 1);
        left += write(
                out, notices, left == 0 && notices.size() <= MOST_OF_A_KIND ? MOST_OF_A_KIND : MOST_OF_A_KIND - 1);
        if (left > 0) {
            out.write("::notice title=archcheck::" + Counted.of(left, "more finding")
                    + " without an annotation, because GitHub shows " + MOST_OF_A_KIND
                    + " of a kind per step; the log of this step has all of them\n");
        }
    }

    /** The most important first. */
    private static List<Annotation> of(List<Annotation> all, Severity severity) {
        return all.stream()
                .filter(a -> a.severity() == severity)
                .sorted(IMPORTANCE)
                .toList();
    }

    /** @return how many findings are left */
    private static long write(Writer out, List<Annotation> annotations, int most) throws IOException {
        int shown = Math.min(most, annotations.size());
        for (Annotation annotation : annotations.subList(0, shown)) {
            out.write(annotation.command() + "\n");
        }
        return annotations.subList(shown, annotations.size()).stream()
                .mapToLong(a -> a.findings().size())
                .sum();
    }

    private static String unreadable(Report report) {
        Inventory.UnreadablePath first = report.roots().stream()
                .flatMap(root -> root.judged().scene().inventory().unreadable().stream())
                .findFirst()
                .orElseThrow();
        String text = Counted.of(report.summary().unreadable(), "path") + " could not be read, so this report is"
                + " incomplete; the first is " + first.path() + ": " + first.reason();
        return "::warning title=archcheck::" + LogText.data(List.of(text), Annotation.LONGEST_MESSAGE);
    }
}
