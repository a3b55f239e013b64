package io.github.archcheck.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a manual page. */
@Command(
        name = "man",
        description = "Print the manual page of archcheck, or of one of its commands, for man to show.",
        mixinStandardHelpOptions = true)
final class ManCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "Without it: the page of archcheck itself.")
    @Nullable
    String command;

    ManCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        Writer out = session.utf8Out();
        out.write(ManualPage.of(Commands.named(Objects.requireNonNull(spec).root(), command)));
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
