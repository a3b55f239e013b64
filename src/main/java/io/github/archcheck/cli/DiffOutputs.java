package io.github.archcheck.cli;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.report.table.TableOptions;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Where a comparison goes, as {@link ReportOutputs} does it: files first, all of them or none. */
final class DiffOutputs {
    private final Session session;
    private final ScanOptions options;
    private final DiffFormat format;
    private final FileOutputs<DiffFormat> files;

    private DiffOutputs(Session session, ScanOptions options, DiffFormat format, FileOutputs<DiffFormat> files) {
        this.session = session;
        this.options = options;
        this.format = format;
        this.files = files;
    }

    /**
     * Checks everything before any work is done.
     *
     * @param inputs what is read, as the user wrote it; no output may replace it
     */
    static DiffOutputs of(Session session, ScanOptions options, List<String> inputs) throws UsageException {
        FileOutputs<DiffFormat> files = FileOutputs.of(session, options, inputs, Optional.empty(), DiffFormat::parse);
        return new DiffOutputs(session, options, DiffFormat.parse(options.format), files);
    }

    /** @param status that the run will end with */
    void write(Comparison comparison, ExitStatus status) throws IOException, UsageException {
        TableOptions plain = new TableOptions(session.columns(), false, true, options.verbose);
        files.write(session, (own, out) -> own.writer(plain).write(comparison, out), Optional.empty());
        boolean silent = options.quiet && status == ExitStatus.CLEAN && format.isForTerminals();
        if (!silent) {
            boolean color = options.color().resolve(session.environment(), session.outIsTerminal());
            Writer out = format.isForTerminals() ? session.textOut() : session.utf8Out();
            format.writer(new TableOptions(session.columns(), color, session.unicode(), options.verbose))
                    .write(comparison, out);
            out.flush();
        }
    }
}
