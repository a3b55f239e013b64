package io.github.archcheck.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One output format of {@code inspect}: a pure function of what was read. */
public interface InspectionWriter {
    /** Writes all files, in the order given, and flushes; does not close. */
    void write(List<InspectedFile> files, Writer out) throws IOException;
}
