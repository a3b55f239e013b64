package io.github.archcheck.cli;

import io.github.archcheck.cli.Vocabulary.Values;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion script for zsh: to be sourced, or to lie as {@code _archcheck} in a directory of {@code fpath}. */
final class ZshCompletion {
    private static final String BEGIN = """
            #compdef archcheck

            _archcheck() {
              local curcontext="$curcontext" state line
              local -a commands
              typeset -A opt_args
              commands=(
            """;

    private static final String END = """
                esac ;;
              esac
            }

            if [[ ${funcstack[1]-} == _archcheck ]]; then
              _archcheck "$@"
            else
              (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
              compdef _archcheck archcheck
            fi
            """;

    private final StringBuilder script = new StringBuilder(BEGIN);

    private ZshCompletion() {}

    static String of(CommandSpec root) {
        ZshCompletion completion = new ZshCompletion();
        for (CommandSpec command : Usage.commands(root)) {
            completion
                    .script
                    .append("    ")
                    .append(quoted(command.name() + ":" + summary(command)))
                    .append('\n');
        }
        completion.script.append("  )\n  _arguments -C -S");
        completion.options(root, "    ");
        completion.script.append(" \\\n    '1:command:->command' \\\n    '*::argument:->argument'\n  case $state in\n");
        completion.script.append("  command) _describe -t commands 'archcheck command' commands ;;\n");
        completion.script.append("  argument)\n    curcontext=\"${curcontext%:*:*}:archcheck-$words[1]:\"\n");
        completion.script.append("    case $words[1] in\n");
        Usage.commands(root).forEach(completion::command);
        return completion.script.append(END).toString();
    }

    private static String summary(CommandSpec command) {
        return Usage.summary(Usage.description(command));
    }

    private void command(CommandSpec command) {
        script.append("    ").append(command.name()).append(") _arguments -S");
        options(command, "      ");
        for (PositionalParamSpec positional : Usage.positionals(command)) {
            String where = positional.arity().max() > 1 ? "*" : "1";
            script.append(" \\\n      ")
                    .append(quoted(
                            where + ":" + escaped(positional.paramLabel()) + ":" + action(Vocabulary.of(command))));
        }
        script.append(" ;;\n");
    }

    private void options(CommandSpec command, String margin) {
        for (OptionSpec option : Usage.options(command)) {
            List<String> names = Usage.names(option);
            boolean takesValue = !Usage.value(option).isEmpty();
            // What may be repeated excludes nothing, everything else its own names.
            String exclusion = option.isMultiValue() ? "*" : "(" + String.join(" ", names) + ")";
            String value =
                    takesValue ? ":" + escaped(option.paramLabel()) + ":" + action(Vocabulary.of(command, option)) : "";
            for (String name : names) {
                String form = !takesValue ? name : name.startsWith("--") ? name + "=" : name + "+";
                script.append(" \\\n")
                        .append(margin)
                        .append(quoted(exclusion + form + "[" + escaped(Usage.summary(Usage.description(option))) + "]"
                                + value));
            }
        }
    }

    private static String action(Values values) {
        String words = String.join(" ", values.words());
        if (values.many()) {
            return "_sequence compadd - " + words;
        }
        return switch (values.paths()) {
            case NONE -> values.words().isEmpty() ? " " : "(" + words + ")";
            case FILES ->
                values.words().isEmpty()
                        ? "_files"
                        : "{_alternative " + nested("words:word:(" + words + ")") + " "
                                + nested("files:file:_files")
                                + "}";
            case DIRECTORIES -> "_files -/";
            case FILES_BEHIND_WORD -> "{if compset -P \"*=\"; then _files; else compadd -S \"\" -- " + words + "; fi}";
        };
    }

    /** Inside of what is quoted already. */
    private static String nested(String text) {
        return "\"" + escaped(text) + "\"";
    }

    /** For what {@code _arguments} reads. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    /** One word of the shell. */
    private static String quoted(String text) {
        return "'" + text.lines().collect(Collectors.joining(" ")).replace("'", "'\\''") + "'";
    }
}
