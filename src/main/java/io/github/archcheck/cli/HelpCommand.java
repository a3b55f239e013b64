package io.github.archcheck.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The same as {@code --help}, as many people type it. */
@Command(
        name = "help",
        description = "Show the help of archcheck, or of one of its commands.",
        mixinStandardHelpOptions = true)
final class HelpCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Without it: all commands.")
    @Nullable
    String command;

    @Mixin
    Appearance appearance = new Appearance();

    HelpCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        CommandSpec named = Commands.named(Objects.requireNonNull(spec).root(), command);
        Writer out = session.textOut();
        out.write(HelpText.of(named, appearance.table(session, false)));
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
