package io.github.archcheck.cli;

import io.github.archcheck.config.Key;
import io.github.archcheck.config.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Which options are settings, too: all of them, named alike, but those that are about one run. What a setting takes follows
 * from its option, so that a new option is a new setting.
 */
final class SettingKeys {
    private static final String PER_RUN = "is about one run: it belongs on the command line";

    /** Options that cannot be set, and why. */
    private static final Map<String, String> ELSEWHERE = elsewhere();

    /** Lists of findings to ignore are written with reasons. */
    private static final String IGNORE = "ignore";

    /** What could reach the network, or hand out credentials; or is of use only with that. */
    private static final Set<String> NEEDS_TRUST = Set.of("index", "use-pip-config", "deep");

    private SettingKeys() {}

    private static Map<String, String> elsewhere() {
        Map<String, String> why = new LinkedHashMap<>();
        for (String name : List.of("config", "no-config", "write-baseline", "help", "version")) {
            why.put(name, PER_RUN);
        }
        return why;
    }

    /** The settings of both commands that have some. */
    static Vocabulary vocabulary(Session session) {
        Map<String, List<Key>> commands = new LinkedHashMap<>();
        for (CommandSpec command : commands(session)) {
            commands.put(
                    command.name(),
                    settable(command).stream().map(SettingKeys::key).toList());
        }
        return new Vocabulary(commands, ELSEWHERE);
    }

    private static List<CommandSpec> commands(Session session) {
        return List.of(
                CommandSpec.forAnnotatedObject(new ScanCommand(session)),
                CommandSpec.forAnnotatedObject(new PreinstallCommand(session)));
    }

    /** In the order of its help. */
    static List<OptionSpec> settable(CommandSpec command) {
        return command.options().stream()
                .filter(option ->
                        !ELSEWHERE.containsKey(name(option)) && !name(option).equals(IGNORE))
                .toList();
    }

    static String name(OptionSpec option) {
        return option.longestName().substring("--".length());
    }

    static Key key(OptionSpec option) {
        return new Key(name(option), type(option));
    }

    private static Key.Type type(OptionSpec option) {
        if (option.isMultiValue()) {
            return option.paramLabel().contains("=") ? Key.Type.PAIRS : Key.Type.TEXTS;
        }
        Class<?> type = option.type();
        if (type == boolean.class) {
            return Key.Type.FLAG;
        }
        return type == int.class ? Key.Type.NUMBER : Key.Type.TEXT;
    }

    /** Whether a value names a file or a directory, or may. */
    static boolean isPath(OptionSpec option) {
        return option.paramLabel().contains("FILE") || option.paramLabel().equals("DIR");
    }

    /** Whether a file that nobody named may not make it. */
    static boolean needsTrust(OptionSpec option) {
        return NEEDS_TRUST.contains(name(option));
    }

    /** Whether it makes archcheck write files. */
    static boolean writes(OptionSpec option) {
        return type(option) == Key.Type.PAIRS;
    }
}
