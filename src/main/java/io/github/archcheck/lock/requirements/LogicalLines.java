package io.github.archcheck.lock.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts continued lines together, takes comments off and fills variables in; pip's order of doing so. */
final class LogicalLines {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
    private static final Pattern ENDS = Pattern.compile("\\r\\n|[\\n\\r\\x0b\\f\\x1c-\\x1e\\x85\\u2028\\u2029]");

    /** What variables may add to one line. */
    private static final int LONGEST = 1 << 20;

    private LogicalLines() {}

    /** The lines of a text, with their numbers. */
    static List<TextLine> split(String content) {
        List<TextLine> lines = new ArrayList<>();
        Matcher end = ENDS.matcher(content);
        int from = 0;
        while (end.find()) {
            lines.add(new TextLine(lines.size() + 1, content.substring(from, end.start())));
            from = end.end();
        }
        if (from < content.length()) {
            lines.add(new TextLine(lines.size() + 1, content.substring(from)));
        }
        return lines;
    }

    /** Those that say something. */
    static List<TextLine> of(List<TextLine> lines, Map<String, String> environment) {
        List<TextLine> found = new ArrayList<>();
        for (TextLine line : join(lines)) {
            String text = withoutComment(line.text()).strip();
            if (!text.isEmpty()) {
                found.add(new TextLine(line.number(), fillIn(text, environment)));
            }
        }
        return found;
    }

    private static List<TextLine> join(List<TextLine> lines) {
        List<TextLine> joined = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        int first = 0;
        for (TextLine line : lines) {
            boolean comment = isComment(line.text());
            if (line.text().endsWith("\\") && !comment) {
                first = first == 0 ? line.number() : first;
                open.append(withoutBackslashes(line.text()));
            } else {
                // A comment ends what went before; the space keeps it a comment there.
                String text = comment ? " " + line.text() : line.text();
                joined.add(first == 0 ? new TextLine(line.number(), text) : new TextLine(first, open + text));
                first = 0;
                open.setLength(0);
            }
        }
        if (first != 0) {
            joined.add(new TextLine(first, open.toString()));
        }
        return joined;
    }

    private static String withoutBackslashes(String text) {
        int from = 0;
        int to = text.length();
        while (to > from && text.charAt(to - 1) == '\\') {
            to--;
        }
        while (from < to && text.charAt(from) == '\\') {
            from++;
        }
        return text.substring(from, to);
    }

    private static boolean isComment(String text) {
        String bare = text.stripLeading();
        return bare.startsWith("#");
    }

    /** A {@code #} begins a comment at the start of a line or after white space: addresses have one, too. */
    static String withoutComment(String text) {
        int hash = text.indexOf('#');
        while (hash > 0 && !Character.isWhitespace(text.charAt(hash - 1))) {
            hash = text.indexOf('#', hash + 1);
        }
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static String fillIn(String text, Map<String, String> environment) {
        if (!text.contains("${")) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find() && filled.length() < LONGEST) {
            String value = environment.getOrDefault(variable.group(1), "");
            filled.append(text, from, variable.start()).append(value.isEmpty() ? variable.group() : value);
            from = variable.end();
        }
        return filled.append(text, from, text.length()).toString();
    }
}
