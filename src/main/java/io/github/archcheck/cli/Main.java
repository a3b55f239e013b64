package io.github.archcheck.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The entry point: connects a run to the world, and turns whatever happens into an exit status. */
public final class Main {
    private static final int DEFAULT_COLUMNS = 80;

    /** picocli refuses to lay out less. */
    private static final int NARROWEST_HELP = 55;

    private static final int WIDEST_HELP = 100;

    private Main() {}

    /** Ends the process. */
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            // Scripts ask this first, and it needs nothing of what follows.
            System.out.println(ToolVersion.line());
            return;
        }
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        List<String> terminals =
                Arrays.asList(System.getProperty("archcheck.terminals", "").split(","));
        Map<String, String> environment = System.getenv();
        Session session = new Session(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), charset), true),
                charset,
                terminals.contains("out"),
                terminals.contains("err"),
                columns(environment),
                environment,
                Path.of("").toAbsolutePath());
        System.exit(run(session, args));
    }

    /** One run. Never throws, whatever the arguments and files are. */
    static int run(Session session, String... args) {
        try {
            OptionalInt status = PlainScan.run(session, args);
            return status.isPresent() ? status.getAsInt() : commandLine(session).execute(args);
        } catch (IOException | InterruptedException e) {
            return failure(session, e);
        } catch (OutOfMemoryError e) {
            return outOfMemory(session);
        } catch (RuntimeException | Error e) {
            return crash(session, e);
        }
    }

    private static CommandLine commandLine(Session session) {
        CommandLine commands = new CommandLine(new ArchcheckCommand(), new Commands(session));
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new ToolVersion()));
        commands.setOut(new PrintWriter(session.textOut(), true));
        commands.setErr(session.err());
        boolean color = ColorChoice.AUTO.resolve(session.environment(), session.outIsTerminal());
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(color ? Ansi.ON : Ansi.OFF));
        commands.setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(session.columns(), WIDEST_HELP)));
        // A PATH may begin with '@'.
        commands.setExpandAtFiles(false);
        commands.setParameterExceptionHandler((e, arguments) -> {
            session.complain(message(e) + Suggestions.of(UnknownWords.nearest(e)));
            session.err().println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
            return ExitStatus.USAGE.code();
        });
        commands.setExecutionExceptionHandler((e, commandLine, result) -> failure(session, e));
        return commands;
    }

    private static int failure(Session session, Exception e) {
        if (e instanceof UsageException || e instanceof StandardOutput.Failure) {
            session.complain(message(e));
            return ExitStatus.USAGE.code();
        }
        return crash(session, e);
    }

    private static int outOfMemory(Session session) {
        session.complain("not enough memory; allow more with ARCHCHECK_JAVA_OPTS=-Xmx2g, or scan less at once");
        return ExitStatus.INTERNAL_ERROR.code();
    }

    /** A bug of ours: one line that a report can quote, and no stack trace. */
    private static int crash(Session session, Throwable e) {
        String where = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("io.github.archcheck"))
                .findFirst()
                .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
                .orElse("");
        session.complain("internal error: " + e + where + " (archcheck " + ToolVersion.text() + ", Java "
                + System.getProperty("java.version")
                + "); this is a bug, please report it with this line and the command");
        return ExitStatus.INTERNAL_ERROR.code();
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    private static int columns(Map<String, String> environment) {
        String columns = System.getProperty("archcheck.columns", environment.getOrDefault("COLUMNS", ""));
        return columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS;
    }
}
