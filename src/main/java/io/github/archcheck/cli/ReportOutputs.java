package io.github.archcheck.cli;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.report.table.TableOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a report goes: one format to standard output, others to files. Files come first, all of them or none; when one
 * cannot be written, nothing goes to standard output either.
 */
final class ReportOutputs {
    /** A format and the file that {@code -o} named for it. */
    private record FileOutput(OutputFormat format, OutputFile file) {}

    private final Session session;
    private final ScanOptions options;
    private final OutputFormat format;
    private final boolean color;
    private final List<FileOutput> files;

    private ReportOutputs(
            Session session, ScanOptions options, OutputFormat format, boolean color, List<FileOutput> files) {
        this.session = session;
        this.options = options;
        this.format = format;
        this.color = color;
        this.files = files;
    }

    /**
     * Checks everything before any work is done.
     *
     * @param inputs what is read, as the user wrote it; no report may replace it
     */
    static ReportOutputs of(Session session, ScanOptions options, List<String> inputs) throws UsageException {
        List<String> allInputs = new ArrayList<>(inputs);
        if (options.python != null) {
            allInputs.add(options.python);
        }
        List<FileOutput> files = new ArrayList<>();
        for (String output : options.outputs) {
            FileOutput file = parse(session, output);
            for (FileOutput other : files) {
                if (file.file().replaces(other.file())) {
                    throw new UsageException(
                            "two reports cannot go to one file: " + file.file().named());
                }
            }
            for (String input : allInputs) {
                if (isReplaced(session, input, file.file())) {
                    throw new UsageException("--output " + output + " would replace what is to be read: " + input);
                }
            }
            files.add(file);
        }
        return new ReportOutputs(
                session,
                options,
                OutputFormat.parse(options.format),
                options.color().resolve(session.environment(), session.outIsTerminal()),
                files);
    }

    private static FileOutput parse(Session session, String output) throws UsageException {
        int equals = output.indexOf('=');
        if (equals < 1 || equals == output.length() - 1) {
            throw UsageException.aboutOptions("--output takes NAME=FILE, such as json=report.json, not " + output);
        }
        OutputFormat format = OutputFormat.parse(output.substring(0, equals));
        String file = output.substring(equals + 1);
        if (file.equals("-")) {
            throw UsageException.aboutOptions("--output takes a file, and " + output
                    + " names none; for standard output there is" + " --format " + format.label());
        }
        return new FileOutput(format, OutputFile.of(session, file));
    }

    private static boolean isReplaced(Session session, String input, OutputFile output) {
        try {
            return output.replaces(session.workingDirectory().resolve(input));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** @param status that the run will end with */
    void write(Report report, ExitStatus status) throws IOException, UsageException {
        try (WholeFiles whole = new WholeFiles()) {
            for (FileOutput output : files) {
                if (!output.file().isStandardOutput()) {
                    whole.prepare(output.file(), out -> fileWriter(output).write(report, out));
                }
            }
            whole.commit();
        }
        for (FileOutput output : files) {
            if (output.file().isStandardOutput()) {
                fileWriter(output).write(report, session.utf8Out());
            }
        }
        boolean silent = options.quiet && status == ExitStatus.CLEAN;
        if (!silent
                && (format == OutputFormat.GITHUB || files.stream().anyMatch(f -> f.format() == OutputFormat.GITHUB))) {
            JobSummary.append(session, report);
        }
        if (!silent || !format.isForPeople()) {
            Writer out = format.isUtf8() ? session.utf8Out() : session.textOut();
            format.writer(new TableOptions(session.columns(), color, session.unicode(), options.verbose))
                    .write(report, out);
            out.flush();
        }
    }

    private ReportWriter fileWriter(FileOutput output) {
        return output.format().writer(new TableOptions(session.columns(), false, true, options.verbose));
    }
}
