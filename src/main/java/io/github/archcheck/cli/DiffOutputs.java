package io.github.archcheck.cli;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.report.table.TableOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;

/** Where a comparison goes, as {@link ReportOutputs} does it: files first, all of them or none. */
final class DiffOutputs {
    /** A format and the file that {@code -o} named for it. */
    private record FileOutput(DiffFormat format, OutputFile file) {}

    private final Session session;
    private final ScanOptions options;
    private final DiffFormat format;
    private final List<FileOutput> files;

    private DiffOutputs(Session session, ScanOptions options, DiffFormat format, List<FileOutput> files) {
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
        List<FileOutput> files = new ArrayList<>();
        for (String output : options.outputs) {
            FileOutput file = parse(session, output);
            for (FileOutput other : files) {
                if (file.file().replaces(other.file())) {
                    throw new UsageException(
                            "two outputs cannot go to one file: " + file.file().named());
                }
            }
            for (String input : inputs) {
                if (isReplaced(session, input, file.file())) {
                    throw new UsageException("--output " + output + " would replace what is to be read: " + input);
                }
            }
            files.add(file);
        }
        return new DiffOutputs(session, options, DiffFormat.parse(options.format), files);
    }

    private static FileOutput parse(Session session, String output) throws UsageException {
        int equals = output.indexOf('=');
        if (equals < 1 || equals == output.length() - 1) {
            throw UsageException.aboutOptions("--output takes NAME=FILE, such as json=changes.json, not " + output);
        }
        DiffFormat format = DiffFormat.parse(output.substring(0, equals));
        String file = output.substring(equals + 1);
        if (file.equals("-")) {
            throw new UsageException("--output takes a file, and " + output
                    + " names none; for standard output there is --format " + format.label());
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
    void write(Comparison comparison, ExitStatus status) throws IOException, UsageException {
        try (WholeFiles whole = new WholeFiles()) {
            for (FileOutput output : files) {
                if (!output.file().isStandardOutput()) {
                    whole.prepare(output.file(), out -> fileWriter(output).write(comparison, out));
                }
            }
            whole.commit();
        }
        for (FileOutput output : files) {
            if (output.file().isStandardOutput()) {
                fileWriter(output).write(comparison, session.utf8Out());
            }
        }
        boolean silent = options.quiet && status == ExitStatus.CLEAN && format.isForTerminals();
        if (!silent) {
            boolean color = options.color().resolve(session.environment(), session.outIsTerminal());
            Writer out = format.isForTerminals() ? session.textOut() : session.utf8Out();
            format.writer(new TableOptions(session.columns(), color, session.unicode(), options.verbose))
                    .write(comparison, out);
            out.flush();
        }
    }

    private ComparisonWriter fileWriter(FileOutput output) {
        return output.format().writer(new TableOptions(session.columns(), false, true, options.verbose));
    }
}
