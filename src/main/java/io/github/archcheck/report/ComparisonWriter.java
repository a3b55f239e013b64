package io.github.archcheck.report;

import io.github.archcheck.comparison.Comparison;
import java.io.IOException;
import java.io.Writer;

/** One output format of {@code diff}: a pure function of the comparison. */
public interface ComparisonWriter {
    /** Writes the whole comparison and flushes; does not close. */
    void write(Comparison comparison, Writer out) throws IOException;
}
