package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What logs, quotes and test runners put in front of each line. */
final class LinePrefixes {
    private static final int MOST_LAYERS = 6;

    /** No prefix is longer; a longer line keeps its rest as it is. */
    private static final int REACH = 400;

    private static final String TIME = "\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d{1,9})?";
    private static final String DATE = "\\d{4}[-/]\\d{2}[-/]\\d{2}";

    private static final List<Pattern> PREFIXES = List.of(
            // Markdown and mail quotes
            Pattern.compile("[ \\t]{0,12}>(?!>>)[ \\t]?"),
            // 2024-05-01T12:00:00.123Z and the like, perhaps in brackets
            Pattern.compile("[ \\t]{0,12}\\[?" + DATE + "[T ]" + TIME + "(?:Z|[+-]\\d{2}:?\\d{2})?\\]?[ \\t:|-]{0,3}"),
            Pattern.compile("[ \\t]{0,12}\\[?" + TIME + "\\]?[ \\t:|-]{1,3}"),
            // syslog: May  1 12:00:00 host program[123]:
            Pattern.compile("[A-Z][a-z]{2} [ \\d]\\d " + TIME + " [\\w.-]{1,64} [\\w./@-]{1,64}(?:\\[\\d{1,9}\\])?: "),
            // docker build: #12 34.56
            Pattern.compile("#\\d{1,4} \\d{1,6}\\.\\d{1,3} "),
            // docker compose: web-1  |
            Pattern.compile("[\\w.-]{1,80} {0,20}\\| "),
            // kernel: [   12.345678]
            Pattern.compile("\\[ {0,8}\\d{1,8}\\.\\d{3,6}\\] "),
            // GitHub Actions
            Pattern.compile("##\\[(?:error|warning|debug|group|command)\\]|::(?:error|warning)[^:\\n]{0,200}::"),
            // pytest
            Pattern.compile("E {3}"),
            // boxes of rich and trees of uv
            Pattern.compile("[ \\t]{0,12}[│║┃╭╰╮╯├└─╶╴▶]{1,4}[│╭╰├└─╶╴▶>]{0,40}[ \\t]?"),
            // exception groups, tables, commented-out text, list items
            Pattern.compile("[ \\t]{0,20}(?:\\||#{1,2}|//|[*•-])[ \\t]"));

    private static final Pattern TAIL = Pattern.compile("[ \\t]*[│║┃╮╯─]{1,200}[ \\t]*$");

    private LinePrefixes() {}

    static String removed(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int at = 0;
        while (at <= text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            line(text, at, end, plain);
            at = end + 1;
            if (at <= text.length()) {
                plain.append('\n');
            }
        }
        return plain.toString();
    }

    private static void line(String text, int start, int end, StringBuilder plain) {
        int at = start;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            int before = at;
            for (Pattern prefix : PREFIXES) {
                Matcher found = prefix.matcher(text).region(at, Math.min(end, at + REACH));
                if (found.lookingAt()) {
                    at = found.end();
                }
            }
            if (at == before) {
                break;
            }
        }
        char last = end > at ? text.charAt(end - 1) : ' ';
        boolean boxed = last == '│' || last == '║' || last == '┃' || last == '╮' || last == '╯' || last == '─';
        if (boxed && end - at <= REACH) {
            plain.append(TAIL.matcher(text.substring(at, end)).replaceFirst(""));
        } else {
            plain.append(text, at, end);
        }
    }
}
