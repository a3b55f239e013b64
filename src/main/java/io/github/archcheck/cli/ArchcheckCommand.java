package io.github.archcheck.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code archcheck} itself: only a place for its commands. */
@Command(
        name = "archcheck",
        description =
                "Tells which native binaries of a Python environment cannot run on a machine, why, and what to type.",
        mixinStandardHelpOptions = true,
        versionProvider = ToolVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ScanCommand.class,
            PreinstallCommand.class,
            DiffCommand.class,
            InspectCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            TargetsCommand.class,
            HostCommand.class,
            ConfigCommand.class,
            SchemaCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Exit status: 0 nothing found, 1 findings, 2 usage error, 3 something could not be read, 69 no Java,"
                    + " 70 internal error."
        })
final class ArchcheckCommand implements Runnable {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        CommandSpec known = Objects.requireNonNull(spec);
        throw new ParameterException(known.commandLine(), "which command? For example: archcheck scan ./venv");
    }
}
