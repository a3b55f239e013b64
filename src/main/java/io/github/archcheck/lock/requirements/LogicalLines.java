package io.github.archcheck.lock.requirements;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts continued lines together, takes comments off and fills variables in; pip's order of doing so. */
final class LogicalLines {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    /** What variables may add to one line. */
    private static final int LONGEST = 1 << 20;

    private final Iterator<TextLine> lines;
    private final Map<String, String> environment;

    LogicalLines(Iterator<TextLine> lines, Map<String, String> environment) {
        this.lines = lines;
        this.environment = environment;
    }

    /** The next line that says something; empty after the last. */
    Optional<TextLine> next() {
        while (lines.hasNext()) {
            TextLine line = joined();
            String text = withoutComment(line.text()).strip();
            if (!text.isEmpty()) {
                return Optional.of(new TextLine(line.number(), fillIn(text)));
            }
        }
        return Optional.empty();
    }

    /** A line with those that continue it; a comment among them ends it. */
    private TextLine joined() {
        StringBuilder open = new StringBuilder();
        int first = 0;
        while (lines.hasNext()) {
            TextLine line = lines.next();
            first = first == 0 ? line.number() : first;
            boolean comment = line.text().stripLeading().startsWith("#");
            if (comment) {
                // The space keeps it a comment behind what it is put to.
                return new TextLine(first, open.append(' ').append(line.text()).toString());
            }
            if (!line.text().endsWith("\\")) {
                return new TextLine(first, open.append(line.text()).toString());
            }
            open.append(withoutBackslashes(line.text()));
        }
        return new TextLine(first, open.toString());
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

    /** A {@code #} begins a comment at the start of a line or after white space: addresses have one, too. */
    private static String withoutComment(String text) {
        int hash = text.indexOf('#');
        while (hash > 0 && !Character.isWhitespace(text.charAt(hash - 1))) {
            hash = text.indexOf('#', hash + 1);
        }
        return hash < 0 ? text : text.substring(0, hash);
    }

    private String fillIn(String text) {
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
