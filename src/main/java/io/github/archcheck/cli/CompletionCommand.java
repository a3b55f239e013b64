package io.github.archcheck.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a completion script. */
@Command(
        name = "completion",
        description = "Print a completion script for bash, zsh or fish.",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    @Nullable
    String shell;

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, UsageException {
        CommandSpec root = Objects.requireNonNull(spec).root();
        String name = Objects.requireNonNull(shell);
        String script = switch (name.toLowerCase(Locale.ROOT)) {
            case "bash" -> BashCompletion.of(root);
            case "zsh" -> ZshCompletion.of(root);
            case "fish" -> FishCompletion.of(root);
            default -> throw Choices.unknown("completion", name, Vocabulary.SHELLS);
        };
        Writer out = session.textOut();
        out.write(script);
        out.flush();
        return ExitStatus.CLEAN.code();
    }
}
