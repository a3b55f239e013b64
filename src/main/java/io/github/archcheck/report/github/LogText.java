package io.github.archcheck.report.github;

import io.github.archcheck.report.Printable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts for the log of a step. The runner takes a line for a command when it begins with {@code ::} after blanks, and
 * when it has {@code ##[} anywhere; the page that shows the log takes {@code ##[} at the beginning of a line for one. So
 * nothing that comes from a file may begin a line, hold a line end, or hold {@code ##[}.
 *
 * <p>What a command carries is unescaped by the runner: {@code %0D}, {@code %0A} and {@code %25} in data; in properties
 * {@code %3A} and {@code %2C}, too. Source: {@code ActionCommand.cs} in actions/runner.
 */
final class LogText {
    private static final String COMMAND = "##[";
    private static final String INERT = "##\\u005b";

    private LogText() {}

    /** For an ordinary line, after a word of ours. */
    static String shown(String text) {
        return Printable.of(text).replace(COMMAND, INERT);
    }

    /**
     * For what follows the second {@code ::} of a command. Only the line ends between its lines are kept as such.
     *
     * @param limit of characters, before they are escaped; every line has a fair share of it
     */
    static String data(List<String> lines, int limit) {
        List<String> shown = lines.stream().map(LogText::shown).toList();
        boolean fits = String.join("\n", shown).length() <= limit;
        int share = limit / lines.size() - 1;
        return shown.stream()
                .map(line -> escaped(fits ? line : shortened(line, share)))
                .collect(Collectors.joining("%0A"));
    }

    /** For a property that people read. */
    static String property(String text, int limit) {
        return value(shortened(shown(text), limit));
    }

    private static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = limit - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** For a property that names a file: line ends in it are kept, so that it still names that file. */
    static String file(String path) {
        return Stream.of(path.split("\n", -1))
                .map(line -> Stream.of(line.split("\r", -1))
                        .map(part -> value(Printable.of(part)))
                        .collect(Collectors.joining("%0D")))
                .collect(Collectors.joining("%0A"));
    }

    private static String value(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String text) {
        return text.replace("%", "%25");
    }
}
