package io.github.archcheck.report.table;

import io.github.archcheck.diagnosis.Diagnosis;
import io.github.archcheck.diagnosis.Remedy;
import io.github.archcheck.report.DiagnosisWriter;
import io.github.archcheck.report.table.Page.Ink;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code explain --format table}: the likeliest cause in full, the others in a line or two each. */
public final class TableDiagnosisWriter implements DiagnosisWriter {
    private static final int LABEL = 9;

    private final TableOptions options;

    public TableDiagnosisWriter(TableOptions options) {
        this.options = options;
    }

    @Override
    public void write(List<Diagnosis> diagnoses, Writer out) throws IOException {
        Page page = new Page(out, options);
        for (int i = 0; i < diagnoses.size(); i++) {
            if (i == 0) {
                first(page, diagnoses.get(i));
            } else {
                other(page, diagnoses.get(i), i == 1);
            }
        }
        out.flush();
    }

    private static void first(Page page, Diagnosis diagnosis) throws IOException {
        page.spread(
                0,
                Ink.BOLD,
                diagnosis.id().label(),
                Ink.FAINT,
                diagnosis.confidence().label());
        page.blank();
        page.text(2, Ink.PLAIN, sentence(diagnosis.cause()));
        page.blank();
        row(page, "file", diagnosis.path());
        row(page, "have", words(diagnosis.have()));
        row(page, "need", words(diagnosis.need()));
        row(page, "process", diagnosis.process().map(TableDiagnosisWriter::process));
        row(page, "macOS", diagnosis.osVersions());
        if (diagnosis.fix().isPresent()) {
            fix(page, diagnosis.fix().get());
        }
        row(page, "more", diagnosis.rule().map(rule -> "archcheck explain " + rule));
    }

    private static void other(Page page, Diagnosis diagnosis, boolean isFirst) throws IOException {
        if (isFirst) {
            page.blank();
        }
        String file = diagnosis.path().map(path -> " (" + path + ")").orElse("");
        page.labelled(2, Ink.FAINT, "also", LABEL, diagnosis.id().label() + ": " + diagnosis.cause() + file);
    }

    private static void fix(Page page, Remedy fix) throws IOException {
        if (fix.command()) {
            page.command(2, Ink.GREEN, "fix", LABEL, fix.text());
        } else {
            page.labelled(2, Ink.GREEN, "fix", LABEL, fix.text());
        }
    }

    private static void row(Page page, String label, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            page.labelled(2, Ink.FAINT, label, LABEL, value.get());
        }
    }

    private static Optional<String> words(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    private static String process(String process) {
        return process.equals("rosetta") ? "x86_64, on Apple silicon translated by Rosetta 2" : process;
    }

    private static String sentence(String cause) {
        return cause.substring(0, 1).toUpperCase(Locale.ROOT) + cause.substring(1) + ".";
    }
}
