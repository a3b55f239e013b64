package io.github.archcheck.report.github;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;

/** {@code --format github}: workflow commands, which GitHub shows as annotations. */
public final class GithubReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.flush();
    }
}
