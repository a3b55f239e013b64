package io.github.archcheck.report.html;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;

/** {@code --format html}: one page that needs nothing else. */
public final class HtmlReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.flush();
    }
}
