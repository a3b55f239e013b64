package io.github.archcheck.cli;

import io.github.archcheck.archive.open.Archives;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.comparison.json.RefusedReportException;
import io.github.archcheck.comparison.json.SnapshotReader;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.json.JsonReportWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What the two sides of a comparison are, and what they say. */
final class DiffSides {
    static final String STANDARD_INPUT = "-";

    /** A file of such a name has to be native code: what it is instead is for {@code scan} to say. */
    private static final Pattern NATIVE_NAME =
            Pattern.compile(".*\\.(so|dylib|pyd|dll|exe|node|a|o|bundle)(\\.\\d[\\d.]*)?", Pattern.CASE_INSENSITIVE);

    private final Session session;
    private final ScanOptions options;
    private final Suppressing suppressing;

    DiffSides(Session session, ScanOptions options, Suppressing suppressing) {
        this.session = session;
        this.options = options;
        this.suppressing = suppressing;
    }

    /** Whether it is something to judge, and no report: a directory, an archive, or native code. */
    boolean isJudged(String text) throws IOException, UsageException {
        if (text.equals(STANDARD_INPUT)) {
            return false;
        }
        Path path = ScanRoots.path(session, text);
        // A pipe is what a shell makes of <(archcheck scan -f json venv).
        if (Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
            return false;
        }
        Path file = ScanRoots.existing(session, text);
        if (Files.isDirectory(file)) {
            return true;
        }
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json")) {
            return false;
        }
        if (PackageNames.isPackage(name) || NATIVE_NAME.matcher(name).matches()) {
            return true;
        }
        Inspection inspection = new Inspector(Parsers.ALL).inspect(file);
        return !(inspection instanceof Inspection.Unreadable)
                && (!(inspection instanceof Inspection.NotBinary) || Archives.recognises(file));
    }

    /** What a report says. */
    Snapshot report(String text) throws UsageException {
        boolean piped = text.equals(STANDARD_INPUT);
        String name = piped ? "standard input" : text;
        try (InputStream in = piped ? session.in() : Files.newInputStream(ScanRoots.path(session, text))) {
            return SnapshotReader.read(name, in);
        } catch (RefusedReportException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UsageException("cannot read " + name + ": " + WriteFailure.inWords(e));
        }
    }

    /** The same of what is judged now. It goes through JSON, so that both sides know the same of themselves. */
    Snapshot judged(String text) throws IOException, UsageException, InterruptedException {
        ScanCommand scan = new ScanCommand(session);
        scan.paths = List.of(text);
        scan.options = options;
        // What does not count is neither new nor gone.
        scan.known.showIgnored = true;
        Report report = suppressing.apply(scan.judge()).report();
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(json, StandardCharsets.UTF_8)) {
            new JsonReportWriter().write(report, out);
        }
        try {
            return SnapshotReader.read(text, new ByteArrayInputStream(json.toByteArray()));
        } catch (RefusedReportException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
