package io.github.archcheck.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The files that {@code -o} names, each with its format: all of them are written, or none.
 *
 * @param <F> the formats of a command
 */
record FileOutputs<F extends Enum<F>>(List<FileOutput<F>> all) {
    /** One of them. */
    record FileOutput<F>(F format, OutputFile file) {}

    /** Knows the formats by name. */
    interface Formats<F> {
        F parse(String name) throws UsageException;
    }

    /** What goes into a file. */
    interface Content<F> {
        void write(F format, Writer out) throws IOException;
    }

    /** A file beside them that is no report, written with them or not at all. */
    record Companion(OutputFile file, WholeFiles.Content content) {}

    FileOutputs {
        all = List.copyOf(all);
    }

    /**
     * Checks everything before any work is done.
     *
     * @param inputs what is read, as the user wrote it; no file may replace it
     * @param companion goes along with them; empty for none
     */
    static <F extends Enum<F>> FileOutputs<F> of(
            Session session,
            ScanOptions options,
            List<String> inputs,
            Optional<OutputFile> companion,
            Formats<F> formats)
            throws UsageException {
        List<OutputFile> taken = new ArrayList<>();
        if (companion.isPresent()) {
            check(
                    session,
                    companion.get(),
                    "--write-baseline " + companion.get().named(),
                    inputs,
                    taken);
        }
        List<FileOutput<F>> files = new ArrayList<>();
        for (String output : options.outputs) {
            FileOutput<F> file = parse(session, output, formats);
            check(session, file.file(), "--output " + output, inputs, taken);
            files.add(file);
        }
        return new FileOutputs<>(files);
    }

    /** @param taken grows by the file */
    private static void check(
            Session session, OutputFile file, String option, List<String> inputs, List<OutputFile> taken)
            throws UsageException {
        for (OutputFile other : taken) {
            if (file.replaces(other)) {
                throw new UsageException("two reports cannot go to one file: " + file.named());
            }
        }
        for (String input : inputs) {
            if (isReplaced(session, input, file)) {
                throw new UsageException(option + " would replace what is to be read: " + input);
            }
        }
        taken.add(file);
    }

    private static <F extends Enum<F>> FileOutput<F> parse(Session session, String output, Formats<F> formats)
            throws UsageException {
        int equals = output.indexOf('=');
        if (equals < 1 || equals == output.length() - 1) {
            throw UsageException.aboutOptions("--output takes NAME=FILE, such as json=report.json, not " + output);
        }
        F format = formats.parse(output.substring(0, equals));
        String file = output.substring(equals + 1);
        if (file.equals("-")) {
            throw new UsageException("--output takes a file, and " + output
                    + " names none; for standard output there is --format "
                    + format.name().toLowerCase(Locale.ROOT));
        }
        return new FileOutput<>(format, OutputFile.of(session, file));
    }

    private static boolean isReplaced(Session session, String input, OutputFile output) {
        try {
            return output.replaces(session.workingDirectory().resolve(input));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    boolean has(F format) {
        return all.stream().anyMatch(output -> output.format() == format);
    }

    /** What is to stand on standard output in order with all else goes there when the files are in place. */
    void write(Session session, Content<F> content, Optional<Companion> companion) throws IOException, UsageException {
        try (WholeFiles whole = new WholeFiles()) {
            if (companion.isPresent()) {
                whole.prepare(companion.get().file(), companion.get().content());
            }
            for (FileOutput<F> output : all) {
                if (!output.file().isStandardOutput()) {
                    whole.prepare(output.file(), out -> content.write(output.format(), out));
                }
            }
            whole.commit();
        }
        for (FileOutput<F> output : all) {
            if (output.file().isStandardOutput()) {
                content.write(output.format(), session.utf8Out());
            }
        }
    }
}
