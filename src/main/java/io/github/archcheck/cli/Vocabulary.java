package io.github.archcheck.cli;

import io.github.archcheck.lock.LockFormat;
import io.github.archcheck.lock.formats.Formats;
import io.github.archcheck.platform.TargetGroup;
import io.github.archcheck.platform.TargetNames;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.rules.BuiltInRules;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What may stand where an option or a command takes a value: for shells that complete it. */
final class Vocabulary {
    static final List<String> TWO_FORMATS = List.of("table", "json");
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    static final List<String> SCHEMAS = List.of("report", "diff");

    private static final List<String> PYTHONS =
            List.of("3.9", "3.10", "3.11", "3.12", "3.13", "3.13t", "3.14", "3.14t", "pp310", "pp311");

    private Vocabulary() {}

    /** What else than words may stand there. */
    enum Paths {
        NONE,
        FILES,
        DIRECTORIES,
        /** Behind a word that ends in an equals sign. */
        FILES_BEHIND_WORD
    }

    /**
     * @param words in the order in which they are offered; letters, digits and {@code ._/=-} only
     * @param many whether several may be given, with commas between them
     */
    record Values(List<String> words, Paths paths, boolean many) {
        Values {
            words = List.copyOf(words);
        }

        static Values words(List<String> words) {
            return new Values(words, Paths.NONE, false);
        }

        static Values paths(Paths paths) {
            return new Values(List.of(), paths, false);
        }
    }

    /** Of an option that takes a value; of those that nobody thought of, files. */
    static Values of(CommandSpec command, OptionSpec option) {
        return switch (option.longestName()) {
            case "--target" -> Values.words(targets());
            case "--format" -> Values.words(formats(command));
            case "--output" ->
                new Values(
                        formats(command).stream().map(label -> label + "=").toList(), Paths.FILES_BEHIND_WORD, false);
            case "--fail-on" -> Values.words(ScanOptions.FAIL_ON);
            case "--color" -> Values.words(List.of("auto", "always", "never"));
            case "--select", "--ignore" -> new Values(rules(), Paths.NONE, true);
            case "--python" -> new Values(PYTHONS, Paths.FILES, false);
            case "--input-format" ->
                Values.words(Formats.all().stream().map(LockFormat::name).toList());
            case "--sysroot" -> Values.paths(Paths.DIRECTORIES);
            case "--exclude", "--extra", "--group", "--index", "--jobs" -> Values.paths(Paths.NONE);
            default -> Values.paths(Paths.FILES);
        };
    }

    /** Of what stands behind a command and is no option. */
    static Values of(CommandSpec command) {
        return switch (command.name()) {
            case "explain" -> Values.words(rules());
            case "completion" -> Values.words(SHELLS);
            case "schema" -> Usage.positionals(command).isEmpty() ? Values.paths(Paths.NONE) : Values.words(SCHEMAS);
            case "help", "man" ->
                Values.words(Usage.commands(command.root()).stream()
                        .map(CommandSpec::name)
                        .toList());
            default -> Values.paths(Usage.positionals(command).isEmpty() ? Paths.NONE : Paths.FILES);
        };
    }

    private static List<String> formats(CommandSpec command) {
        return switch (command.name()) {
            case "scan", "preinstall" -> OutputFormat.labels();
            case "diff" -> DiffFormat.labels();
            default -> TWO_FORMATS;
        };
    }

    private static List<String> targets() {
        return TargetNames.groups().stream()
                .flatMap(group -> group.examples().stream())
                .map(TargetGroup.Example::name)
                .toList();
    }

    private static List<String> rules() {
        List<RuleInfo> rules = BuiltInRules.ALL.stream().map(Rule::info).toList();
        return Stream.concat(rules.stream().map(RuleInfo::id), rules.stream().map(RuleInfo::name))
                .toList();
    }
}
