package io.github.archcheck.cli;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.table.TableOptions;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a report goes: one format to standard output, others to files. Files come first; when one cannot be written,
 * nothing goes to standard output either.
 */
final class ReportOutputs {
    private final Session session;
    private final ScanOptions options;
    private final OutputFormat format;
    private final boolean color;
    private final Severity failing;
    private final FileOutputs<OutputFormat> files;

    private ReportOutputs(
            Session session,
            ScanOptions options,
            OutputFormat format,
            boolean color,
            Severity failing,
            FileOutputs<OutputFormat> files) {
        this.session = session;
        this.options = options;
        this.format = format;
        this.color = color;
        this.failing = failing;
        this.files = files;
    }

    /**
     * Checks everything before any work is done.
     *
     * @param inputs what is read, as the user wrote it; no report may replace it
     */
    static ReportOutputs of(Session session, ScanOptions options, List<String> inputs, Suppressing suppressing)
            throws UsageException {
        List<String> allInputs = new ArrayList<>(inputs);
        allInputs.addAll(suppressing.reads());
        return of(session, options, allInputs, suppressing.written());
    }

    /**
     * The same without knowing yet what else is read and written.
     *
     * @param baseline that is to be written, too; empty for none
     */
    static ReportOutputs of(Session session, ScanOptions options, List<String> inputs, Optional<OutputFile> baseline)
            throws UsageException {
        List<String> allInputs = new ArrayList<>(inputs);
        if (options.python != null) {
            allInputs.add(options.python);
        }
        FileOutputs<OutputFormat> files = FileOutputs.of(session, options, allInputs, baseline, OutputFormat::parse);
        return new ReportOutputs(
                session,
                options,
                OutputFormat.parse(options.format),
                options.color().resolve(session.environment(), session.outIsTerminal()),
                options.failOn().orElse(Severity.ERROR),
                files);
    }

    /**
     * @param status that the run will end with
     * @param baseline to be written, too; empty for none
     */
    void write(Report report, ExitStatus status, Optional<FileOutputs.Companion> baseline)
            throws IOException, UsageException {
        TableOptions plain = new TableOptions(session.columns(), false, true, options.verbose);
        files.write(session, (own, out) -> own.writer(plain, failing).write(report, out), baseline);
        boolean silent = options.quiet && status == ExitStatus.CLEAN;
        if (!silent && (format == OutputFormat.GITHUB || files.has(OutputFormat.GITHUB))) {
            JobSummary.append(session, report);
        }
        if (!silent || !format.isForPeople()) {
            Writer out = format.isUtf8() ? session.utf8Out() : session.textOut();
            TableOptions table = new TableOptions(session.columns(), color, session.unicode(), options.verbose);
            format.writer(table, failing).write(report, out);
            out.flush();
        }
    }
}
