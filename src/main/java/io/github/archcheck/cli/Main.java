package io.github.archcheck.cli;

import io.github.archcheck.report.table.TableOptions;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
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

    /** The one section of our help. */
    private static final String HELP = "help";

    private Main() {}

    /** Ends the process. */
    public static void main(String[] args) {
        if (args.length == 1 && args[0].equals("--version")) {
            // Scripts ask this first, and it needs nothing of what follows.
            System.out.println(ToolVersion.line());
            return;
        }
        Terminals terminals = Terminals.of(
                System::getProperty, Main::hasConsole, Runtime.version().feature());
        Map<String, String> environment = System.getenv();
        Session session = new Session(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintWriter(
                        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), terminals.errCharset()), true),
                terminals.outCharset(),
                terminals.out(),
                terminals.err(),
                columns(environment),
                environment,
                Path.of("").toAbsolutePath());
        System.exit(run(session, args));
    }

    /** {@link Terminals} knows in which versions that says nothing. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean hasConsole() {
        return System.console() != null;
    }

    /** One run. Never throws, whatever the arguments and files are. */
    static int run(Session session, String... args) {
        try {
            OptionalInt status = PlainScan.run(session, args);
            return status.isPresent()
                    ? status.getAsInt()
                    : commandLine(session, args).execute(args);
        } catch (StandardOutput.Failure e) {
            session.complain(message(e));
            return ExitStatus.USAGE.code();
        } catch (IOException | InterruptedException e) {
            return crash(session, e);
        } catch (OutOfMemoryError e) {
            return outOfMemory(session);
        } catch (RuntimeException | Error e) {
            return crash(session, e);
        }
    }

    private static CommandLine commandLine(Session session, String... args) {
        CommandLine commands = new CommandLine(new ArchcheckCommand(), new Commands(session));
        commands.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new ToolVersion()));
        commands.setOut(new PrintWriter(session.textOut(), true));
        commands.setErr(session.err());
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        boolean color = ColorChoice.among(args).resolve(session.environment(), session.outIsTerminal());
        commands.setHelpSectionKeys(List.of(HELP));
        commands.setHelpSectionMap(Map.of(
                HELP,
                help -> HelpText.of(
                        help.commandSpec(), new TableOptions(session.columns(), color, session.unicode(), false))));
        // A PATH may begin with '@'.
        commands.setExpandAtFiles(false);
        commands.setParameterExceptionHandler((e, arguments) -> {
            session.complain(UnknownWords.message(e));
            pointToHelp(session, e.getCommandLine());
            return ExitStatus.USAGE.code();
        });
        commands.setExecutionExceptionHandler((e, command, result) -> failure(session, e, command));
        return commands;
    }

    private static int failure(Session session, Exception e, CommandLine command) {
        if (e instanceof UsageException || e instanceof StandardOutput.Failure) {
            session.complain(message(e));
            if (e instanceof UsageException usage && usage.isAboutOptions()) {
                pointToHelp(session, command);
            }
            return ExitStatus.USAGE.code();
        }
        return crash(session, e);
    }

    private static void pointToHelp(Session session, CommandLine command) {
        session.err().print("Try '" + command.getCommandSpec().qualifiedName() + " --help'.\n");
        session.err().flush();
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
