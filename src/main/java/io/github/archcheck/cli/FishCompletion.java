package io.github.archcheck.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandSpec root) {
        StringBuilder script = new StringBuilder("# fish completion for " + root.name() + "\n");
        String commands = String.join(" ", root.subcommands().keySet());
        script.append("complete -c ")
                .append(root.name())
                .append(" -n 'not __fish_seen_subcommand_from ")
                .append(commands);
        script.append("' -f\n");
        options(script, root, "not __fish_seen_subcommand_from " + commands);
        for (CommandLine command : root.subcommands().values()) {
            CommandSpec spec = command.getCommandSpec();
            line(script, root, "not __fish_seen_subcommand_from " + commands, "-a " + spec.name(), description(spec));
            options(script, spec, "__fish_seen_subcommand_from " + spec.name());
        }
        return script.toString();
    }

    private static void options(StringBuilder script, CommandSpec spec, String condition) {
        for (OptionSpec option : spec.options()) {
            StringBuilder names = new StringBuilder();
            for (String name : option.names()) {
                names.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                        .append(' ');
            }
            boolean takesValue = option.arity().max() > 0;
            String text = option.description().length == 0 ? "" : option.description()[0];
            line(script, spec.root(), condition, names.toString().strip() + (takesValue ? " -r" : ""), text);
        }
    }

    private static void line(
            StringBuilder script, CommandSpec root, String condition, String what, String description) {
        script.append("complete -c ")
                .append(root.name())
                .append(" -n '")
                .append(condition)
                .append("' ")
                .append(what);
        script.append(" -d '")
                .append(description.replace("\\", "\\\\").replace("'", "\\'"))
                .append("'\n");
    }

    private static String description(CommandSpec spec) {
        String[] lines = spec.usageMessage().description();
        return lines.length == 0 ? "" : lines[0];
    }
}
