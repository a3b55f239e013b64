package io.github.archcheck.cli;

import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inspect.Inspector;
import io.github.archcheck.inspect.Parsers;
import io.github.archcheck.report.InspectedFile;
import io.github.archcheck.report.InspectionWriter;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.json.JsonInspectWriter;
import io.github.archcheck.report.table.TableInspectWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what the headers of files say, and judges nothing. */
@Command(
        name = "inspect",
        description = "Tell everything that the headers of native files say, slice by slice, without a verdict.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class InspectCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Libraries, programs, objects, archives.")
    List<String> files = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "NAME",
            defaultValue = "table",
            description = "What goes to standard output: table (default) or json.")
    String format = "table";

    @Option(
            names = {"-v", "--verbose"},
            description = "Also load commands, program headers and symbol versions.")
    boolean verbose;

    @Mixin
    Appearance appearance = new Appearance();

    InspectCommand(Session session) {
        this.session = session;
    }

    /** A file that cannot be looked at does not hide the others; the exit status is that of the worst. */
    @Override
    public Integer call() throws IOException, UsageException {
        boolean json = isJson();
        InspectionWriter writer = json ? new JsonInspectWriter(ToolVersion.text()) : table();
        Inspector inspector = new Inspector(Parsers.ALL);
        List<InspectedFile> inspected = new ArrayList<>();
        boolean refused = false;
        boolean unreadable = false;
        for (String text : files) {
            Path path = ScanRoots.path(session, text);
            Optional<String> refusal = refusal(path);
            if (refusal.isPresent()) {
                session.complain(refusal.get() + ": " + Printable.of(text));
                refused = true;
            } else {
                Inspection inspection = inspector.inspect(path);
                unreadable |= inspection instanceof Inspection.Unreadable;
                inspected.add(new InspectedFile(text, inspection));
            }
        }
        if (!inspected.isEmpty()) {
            Writer out = json ? session.utf8Out() : session.textOut();
            writer.write(inspected, out);
            out.flush();
        }
        ExitStatus status = refused ? ExitStatus.USAGE : unreadable ? ExitStatus.INCOMPLETE : ExitStatus.CLEAN;
        return status.code();
    }

    private boolean isJson() throws UsageException {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "table" -> false;
            case "json" -> true;
            default -> throw Choices.unknown("inspect --format", format, Vocabulary.TWO_FORMATS);
        };
    }

    private InspectionWriter table() throws UsageException {
        return new TableInspectWriter(appearance.table(session, verbose));
    }

    /** Why a path is not even opened: a pipe or a device may block or act, and a folder has no headers. */
    private static Optional<String> refusal(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                return Optional.empty();
            }
            return Optional.of(
                    attributes.isDirectory()
                            ? "a folder, not a file ('archcheck scan' looks through folders)"
                            : "a device, pipe or socket, not a file");
        } catch (AccessDeniedException e) {
            return Optional.empty();
        } catch (IOException e) {
            boolean link = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(link ? "a link that leads nowhere" : "no such file");
        }
    }
}
