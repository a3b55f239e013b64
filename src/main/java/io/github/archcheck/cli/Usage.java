package io.github.archcheck.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words for commands and their arguments that help, manual pages and completion scripts share. */
final class Usage {
    private Usage() {}

    /** {@code [OPTION]... [PATH]...}, {@code COMMAND}. */
    static String arguments(CommandSpec command) {
        List<String> parts = new ArrayList<>(List.of("[OPTION]..."));
        if (!command.subcommands().isEmpty()) {
            parts.add("COMMAND");
        }
        positionals(command).stream().map(Usage::synopsis).forEach(parts::add);
        return String.join(" ", parts);
    }

    private static String synopsis(PositionalParamSpec positional) {
        String label = positional.arity().min() == 0 ? "[" + positional.paramLabel() + "]" : positional.paramLabel();
        return isMany(positional) ? label + "..." : label;
    }

    private static boolean isMany(PositionalParamSpec positional) {
        return positional.arity().max() > 1;
    }

    /** {@code PATH...}. */
    static String label(PositionalParamSpec positional) {
        return positional.paramLabel() + (isMany(positional) ? "..." : "");
    }

    /** {@code =NAME}, {@code =RULE,...}; empty for an option that takes no value. */
    static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        return "=" + option.paramLabel() + (option.splitRegex().isEmpty() ? "" : ",...");
    }

    /** Short names first. */
    static List<String> names(OptionSpec option) {
        return Arrays.stream(option.names())
                .sorted(Comparator.comparingInt(String::length))
                .toList();
    }

    static List<PositionalParamSpec> positionals(CommandSpec command) {
        return command.positionalParameters().stream()
                .filter(positional -> !positional.hidden())
                .toList();
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** In the order of the help; each under its one name. */
    static List<CommandSpec> commands(CommandSpec root) {
        return root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .distinct()
                .toList();
    }

    static String description(ArgSpec argument) {
        return text(argument.description());
    }

    static String description(CommandSpec command) {
        return text(command.usageMessage().description());
    }

    /** The first sentence or clause of a description, for lists with little room. */
    static String summary(String description) {
        int end = description.length();
        for (String stop : List.of(". ", ": ", "; ")) {
            int at = description.indexOf(stop);
            end = at >= 0 && at < end ? at : end;
        }
        String first = description.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** Lines as picocli writes them down. */
    static String text(String[] lines) {
        return Arrays.stream(lines)
                .map(line -> line.replace("%n", "\n").replace("%%", "%"))
                .collect(Collectors.joining("\n"))
                .strip();
    }
}
