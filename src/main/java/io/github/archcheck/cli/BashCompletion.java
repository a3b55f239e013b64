package io.github.archcheck.cli;

import io.github.archcheck.cli.Vocabulary.Paths;
import io.github.archcheck.cli.Vocabulary.Values;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A completion script for bash from 3.2 on, without the bash-completion library. picocli's own completes no value behind an
 * equals sign and no list with commas.
 */
final class BashCompletion {
    /** Bash takes an equals sign for a word of its own; what stands before it may be an option or, for -o, a value. */
    private static final String BEGIN = """
            # bash completion for archcheck
            # shellcheck shell=bash disable=SC2207

            # What is typed: a list with commas is completed behind the last of them.
            _archcheck_words() {
              local done=''
              if [ "$1" = many ] && [[ $cur == *,* ]]; then
                done=${cur%,*},
                cur=${cur##*,}
              fi
              COMPREPLY=($(compgen -P "$prefix$done" -W "$2" -- "$cur"))
            }

            _archcheck_none() {
              compopt +o default +o bashdefault 2>/dev/null
            }

            _archcheck_directories() {
              compopt -o dirnames +o default +o bashdefault 2>/dev/null || COMPREPLY=($(compgen -d -- "$cur"))
            }

            _archcheck() {
              local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
              local command='' option='' only='' prefix='' word i
              COMPREPLY=()
              for ((i = 1; i < COMP_CWORD; i++)); do
                word=${COMP_WORDS[i]}
                if [ "$word" = -- ]; then
                  only=paths
                elif [ -z "$command" ] && [[ $word != -* ]]; then
                  command=$word
                fi
              done
              if [ "$cur" = = ]; then
                cur=
                option=$prev
              elif [ "$prev" = = ]; then
                option=${COMP_WORDS[COMP_CWORD-2]}
              elif [ -z "$only" ] && [[ $cur == --*=* ]]; then
                option=${cur%%=*}
                prefix=$option=
                cur=${cur#*=}
              elif [ -z "$only" ]; then
                option=$prev
              fi
              case $option in
                -?*) ;;
                *)
                  # The file in -o json=FILE is completed by default.
                  if [ "$prev" = = ] || [ "${COMP_WORDS[COMP_CWORD]}" = = ]; then return; fi
                  option= ;;
              esac
              [ -n "$command" ] || option=
              case $command:$option in
            """;

    private static final String END = """
            }

            complete -o bashdefault -o default -F _archcheck archcheck
            """;

    private final StringBuilder script = new StringBuilder(BEGIN);

    private BashCompletion() {}

    static String of(CommandSpec root) {
        BashCompletion completion = new BashCompletion();
        Usage.commands(root).forEach(completion::values);
        completion.script.append("  esac\n  case $only$cur in\n    -*)\n      case $command in\n");
        completion.names("''", root);
        Usage.commands(root).forEach(command -> completion.names(command.name(), command));
        completion.script.append("      esac\n      _archcheck_none\n      return ;;\n  esac\n  case $command in\n");
        completion
                .script
                .append("    '') _archcheck_words one '")
                .append(names(root))
                .append("'; _archcheck_none ;;\n");
        Usage.commands(root).forEach(completion::positionals);
        completion.script.append("  esac\n").append(END);
        return completion.script.toString();
    }

    private static String names(CommandSpec root) {
        return Usage.commands(root).stream().map(CommandSpec::name).collect(Collectors.joining(" "));
    }

    private void values(CommandSpec command) {
        for (OptionSpec option : Usage.options(command)) {
            if (!Usage.value(option).isEmpty()) {
                String patterns = Usage.names(option).stream()
                        .map(name -> command.name() + ":" + name)
                        .collect(Collectors.joining("|"));
                script.append("    ").append(patterns).append(") ");
                action(Vocabulary.of(command, option));
                script.append("return ;;\n");
            }
        }
    }

    private void names(String pattern, CommandSpec command) {
        List<String> names = Usage.options(command).stream()
                .flatMap(option -> Usage.names(option).stream())
                .toList();
        script.append("        ").append(pattern).append(") _archcheck_words one '");
        script.append(String.join(" ", names)).append("' ;;\n");
    }

    private void positionals(CommandSpec command) {
        script.append("    ").append(command.name()).append(") ");
        action(Vocabulary.of(command));
        script.append(";;\n");
    }

    /** Files are completed by bash itself where there is no other answer. */
    private void action(Values values) {
        if (!values.words().isEmpty()) {
            script.append("_archcheck_words ")
                    .append(values.many() ? "many" : "one")
                    .append(" '");
            script.append(String.join(" ", values.words())).append("'; ");
        }
        if (values.paths() == Paths.NONE) {
            script.append("_archcheck_none; ");
        } else if (values.paths() == Paths.DIRECTORIES) {
            script.append("_archcheck_directories; ");
        } else if (values.paths() == Paths.FILES_BEHIND_WORD) {
            script.append("compopt -o nospace 2>/dev/null; ");
        } else if (values.words().isEmpty()) {
            script.append(": ; ");
        }
    }
}
