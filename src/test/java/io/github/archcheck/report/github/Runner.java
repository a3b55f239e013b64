package io.github.archcheck.report.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What GitHub's runner makes of the lines of a log, after ActionCommand.cs and ActionCommandManager.cs in actions/runner. */
final class Runner {
    private static final Set<String> REGISTERED = Set.of(
            "stop-commands",
            "set-env",
            "set-output",
            "save-state",
            "add-mask",
            "add-path",
            "add-matcher",
            "remove-matcher",
            "debug",
            "warning",
            "error",
            "notice",
            "group",
            "endgroup",
            "echo");

    private Runner() {}

    record Command(String name, Map<String, String> properties, String data) {}

    static List<Command> commands(String log) {
        List<Command> commands = new ArrayList<>();
        for (String line : log.split("\r\n|\r|\n", -1)) {
            second(line).or(() -> first(line)).ifPresent(commands::add);
        }
        return commands;
    }

    private static Optional<Command> second(String line) {
        String message = line.stripLeading();
        int end = message.startsWith("::") ? message.indexOf("::", 2) : -1;
        return end < 0
                ? Optional.empty()
                : command(
                        message.substring(2, end),
                        ",",
                        message.substring(end + 2),
                        List.of("\r=%0D", "\n=%0A", ":=%3A", ",=%2C", "%=%25"),
                        List.of("\r=%0D", "\n=%0A", "%=%25"));
    }

    private static Optional<Command> first(String line) {
        int start = line.indexOf("##[");
        int end = start < 0 ? -1 : line.indexOf(']', start);
        List<String> mappings = List.of(";=%3B", "\r=%0D", "\n=%0A", "]=%5D", "%=%25");
        return end < 0
                ? Optional.empty()
                : command(line.substring(start + 3, end), ";", line.substring(end + 1), mappings, mappings);
    }

    private static Optional<Command> command(
            String info, String separator, String data, List<String> ofProperties, List<String> ofData) {
        int space = info.indexOf(' ');
        String name = (space < 0 ? info : info.substring(0, space)).toLowerCase(Locale.ROOT);
        if (!REGISTERED.contains(name)) {
            return Optional.empty();
        }
        Map<String, String> properties = new TreeMap<>();
        for (String property :
                space < 0 ? new String[0] : info.substring(space + 1).strip().split(separator, -1)) {
            int equals = property.indexOf('=');
            if (equals > 0) {
                properties.put(property.substring(0, equals), unescaped(property.substring(equals + 1), ofProperties));
            }
        }
        return Optional.of(new Command(name, properties, unescaped(data, ofData)));
    }

    private static String unescaped(String text, List<String> mappings) {
        String plain = text;
        for (String mapping : mappings) {
            plain = plain.replace(mapping.substring(2), mapping.substring(0, 1));
        }
        return plain;
    }
}
