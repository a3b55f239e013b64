package io.github.archcheck.report.markdown;

import io.github.archcheck.report.Headline;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.Writer;

/** {@code --format markdown}: Markdown for a pull-request comment or a job summary: the answer, a table, the rest folded. */
public final class MarkdownReportWriter implements ReportWriter {
    /** Characters of a comment on GitHub; a longer one is refused. Bytes are counted, of which no text has fewer. */
    private static final int LONGEST_COMMENT = 65_536;

    private static final String ADVICE = "archcheck with `-v`, or with `-o json=report.json`, says all of it";

    private final int limit;

    /** For a comment. */
    public MarkdownReportWriter() {
        this(LONGEST_COMMENT);
    }

    /** @param limit in bytes of UTF-8, at least some thousand; what does not fit is counted in a sentence at the end */
    public MarkdownReportWriter(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Document document = new Document();
        boolean single = report.roots().size() == 1;
        String headline = Inline.words(Headline.of(report));
        if (isClear(report) && single) {
            document.add(Section.text(0, "**archcheck**: " + headline + "\n", "sentence"));
        } else {
            document.add(Section.text(0, "## archcheck: " + headline + "\n\n", "sentence"));
        }
        for (Report.Root root : report.roots()) {
            new RootSections(document, root, single).add();
            if (report.showsSuppressed() && !root.suppressed().isEmpty()) {
                document.add(Bullets.known(root));
            }
        }
        out.write(document.text(limit, ADVICE));
        out.flush();
    }

    private static boolean isClear(Report report) {
        Report.Summary summary = report.summary();
        return summary.errors() + summary.warnings() + summary.unreadable() == 0;
    }

    /** The same of one root. */
    static boolean isClear(Report.Root root) {
        return root.judged().count(Severity.ERROR) + root.judged().count(Severity.WARNING) == 0
                && root.judged().scene().inventory().unreadable().isEmpty();
    }
}
