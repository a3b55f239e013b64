package io.github.archcheck.report;

import io.github.archcheck.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One output format of {@code explain} for a pasted text. */
public interface DiagnosisWriter {
    /** Writes all diagnoses, the likeliest first, and flushes; does not close. */
    void write(List<Diagnosis> diagnoses, Writer out) throws IOException;
}
