package io.github.archcheck.cli;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.markdown.MarkdownReportWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What GitHub shows on the page of a run: Markdown that steps append to a file. A trouble with it fails no run. */
final class JobSummary {
    private static final String VARIABLE = "GITHUB_STEP_SUMMARY";

    /** A longer summary is refused as a whole: {@code CreateStepSummaryCommand} in actions/runner. */
    private static final int LONGEST_BYTES = 1024 * 1024;

    private static final int SHORTEST_BYTES = 4096;

    private JobSummary() {}

    /** Does nothing where nobody wants one. */
    static void append(Session session, Report report) {
        String name = session.environment().getOrDefault(VARIABLE, "");
        if (name.isBlank()) {
            return;
        }
        try {
            append(session.workingDirectory().resolve(name), report);
        } catch (InvalidPathException e) {
            session.complain("warning: no job summary: " + VARIABLE + " is not a path");
        } catch (IOException e) {
            session.complain("warning: no job summary: cannot write " + name + ", which " + VARIABLE + " names: "
                    + WriteFailure.inWords(e));
        }
    }

    private static void append(Path file, Report report) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "not a file");
        }
        long before = Files.exists(file) ? Files.size(file) : 0;
        String gap = before == 0 ? "" : "\n";
        long room = LONGEST_BYTES - before - gap.length();
        if (room < SHORTEST_BYTES) {
            throw new FileSystemException(file.toString(), null, "it is full");
        }
        StringWriter markdown = new StringWriter();
        new MarkdownReportWriter((int) room).write(report, markdown);
        Files.write(
                file,
                (gap + markdown).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
