package io.github.archcheck.report;

import java.io.IOException;
import java.io.Writer;

/** One output format: a pure function of the report. */
public interface ReportWriter {
    /** Writes the whole report and flushes; does not close. */
    void write(Report report, Writer out) throws IOException;
}
