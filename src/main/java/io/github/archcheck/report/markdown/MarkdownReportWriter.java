package io.github.archcheck.report.markdown;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;

/** {@code --format markdown}: Markdown for a pull-request comment. */
public final class MarkdownReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.flush();
    }
}
