package io.github.archcheck.cli;

import io.github.archcheck.cli.Vocabulary.Paths;
import io.github.archcheck.cli.Vocabulary.Values;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli does not write. */
final class FishCompletion {
    private static final String BEGIN = """
            # fish completion for archcheck

            # Whether the command is this one; '' for none yet.
            function __archcheck_command
                set -l tokens (commandline -opc)
                for token in $tokens[2..-1]
                    if not string match -q -- '-*' $token
                        test "$token" = "$argv[1]"
                        return
                    end
                end
                test -z "$argv[1]"
            end

            # Words, behind those that are there already, with commas between them.
            function __archcheck_list
                set -l typed (commandline -ct | string replace -r '^--[a-z-]+=' '')
                set -l done (string replace -r '[^,]*$' '' -- "$typed")
                for word in $argv
                    echo "$done$word"
                end
            end

            complete -c archcheck -e
            complete -c archcheck -f
            """;

    private final StringBuilder script = new StringBuilder(BEGIN);

    private FishCompletion() {}

    static String of(CommandSpec root) {
        FishCompletion completion = new FishCompletion();
        completion.options(root, "''");
        for (CommandSpec command : Usage.commands(root)) {
            completion.line("''", "-a " + command.name(), Usage.summary(Usage.description(command)));
        }
        for (CommandSpec command : Usage.commands(root)) {
            completion.options(command, command.name());
            String values = values(Vocabulary.of(command));
            if (!values.isEmpty()) {
                completion.line(command.name(), values, "");
            }
        }
        return completion.script.toString();
    }

    private void options(CommandSpec command, String condition) {
        for (OptionSpec option : Usage.options(command)) {
            String names = Usage.names(option).stream()
                    .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .collect(Collectors.joining(" "));
            boolean takesValue = !Usage.value(option).isEmpty();
            String values = takesValue ? " -r " + values(Vocabulary.of(command, option)) : "";
            line(condition, (names + values).stripTrailing(), Usage.summary(Usage.description(option)));
        }
    }

    private static String values(Values values) {
        String words = String.join(" ", values.words());
        if (values.paths() == Paths.DIRECTORIES) {
            return "-f -a '(__fish_complete_directories)'";
        }
        String paths = values.paths() == Paths.NONE ? "-f" : "-F";
        if (values.words().isEmpty()) {
            return paths;
        }
        return paths + " -a '" + (values.many() ? "(__archcheck_list " + words + ")" : words) + "'";
    }

    private void line(String condition, String what, String description) {
        script.append("complete -c archcheck -n \"__archcheck_command ")
                .append(condition)
                .append("\" ")
                .append(what);
        if (!description.isEmpty()) {
            script.append(" -d '")
                    .append(description.replace("\\", "\\\\").replace("'", "\\'"))
                    .append("'");
        }
        script.append('\n');
    }
}
