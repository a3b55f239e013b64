package io.github.archcheck.cli;

import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.report.table.TableOptions;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where a comparison goes: one format to standard output, others to files. */
final class DiffOutputs {
    /** A format and the file that {@code -o} named for it. */
    private record FileOutput(DiffFormat format, Path file) {}

    private final Session session;
    private final ScanOptions options;
    private final DiffFormat format;
    private final boolean color;
    private final List<FileOutput> files;

    private DiffOutputs(
            Session session, ScanOptions options, DiffFormat format, boolean color, List<FileOutput> files) {
        this.session = session;
        this.options = options;
        this.format = format;
        this.color = color;
        this.files = files;
    }

    /** Checks all names before any work is done. */
    static DiffOutputs of(Session session, ScanOptions options) throws UsageException {
        List<FileOutput> files = new ArrayList<>();
        for (String output : options.outputs) {
            int equals = output.indexOf('=');
            if (equals < 1 || equals == output.length() - 1) {
                throw new UsageException("--output takes NAME=FILE, such as json=changes.json, not " + output);
            }
            files.add(new FileOutput(
                    DiffFormat.parse(output.substring(0, equals)),
                    ScanRoots.path(session, output.substring(equals + 1))));
        }
        return new DiffOutputs(
                session,
                options,
                DiffFormat.parse(options.format),
                options.color().resolve(session.environment(), session.outIsTerminal()),
                files);
    }

    /** @param status that the run will end with */
    void write(Comparison comparison, ExitStatus status) throws IOException, UsageException {
        for (FileOutput output : files) {
            writeFile(comparison, output);
        }
        boolean silent = options.quiet && status == ExitStatus.CLEAN && !format.isMachineReadable();
        if (!silent) {
            Writer out = format.isMachineReadable() ? session.utf8Out() : session.textOut();
            format.writer(new TableOptions(session.columns(), color, session.unicode(), options.verbose))
                    .write(comparison, out);
            out.flush();
        }
    }

    private void writeFile(Comparison comparison, FileOutput output) throws UsageException {
        try (Writer out = Files.newBufferedWriter(output.file(), StandardCharsets.UTF_8)) {
            output.format()
                    .writer(new TableOptions(session.columns(), false, true, options.verbose))
                    .write(comparison, out);
        } catch (IOException e) {
            throw new UsageException("cannot write " + output.file() + ": " + WriteFailure.inWords(e));
        }
    }
}
