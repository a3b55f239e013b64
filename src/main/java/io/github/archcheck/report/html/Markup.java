package io.github.archcheck.report.html;

import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes HTML: everything that is not a tag of ours is escaped, and invisible characters are made visible. */
final class Markup {
    private static final Set<String> VOID = Set.of("meta", "link", "input");
    private static final Set<String> INLINE = Set.of("a", "button", "code", "option", "span", "strong", "svg", "use");

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    Markup(Writer out) {
        this.out = out;
    }

    /** @param attributes names and values in turn; an empty value is left out with its equals sign */
    Markup open(String tag, String... attributes) throws IOException {
        out.write('<');
        out.write(tag);
        for (int at = 0; at < attributes.length; at += 2) {
            out.write(' ');
            out.write(attributes[at]);
            if (!attributes[at + 1].isEmpty()) {
                out.write("=\"");
                out.write(escaped(Printable.of(attributes[at + 1])));
                out.write('"');
            }
        }
        out.write('>');
        if (VOID.contains(tag)) {
            lineAfter(tag);
        } else {
            open.push(tag);
        }
        return this;
    }

    /** Ends what was opened last. */
    Markup close() throws IOException {
        String tag = open.pop();
        out.write("</");
        out.write(tag);
        out.write('>');
        lineAfter(tag);
        return this;
    }

    Markup text(String text) throws IOException {
        out.write(escaped(Printable.of(text)));
        return this;
    }

    /** Text whose own line ends and tabs are to be seen as such. */
    Markup lines(String text) throws IOException {
        out.write(escaped(visibleLines(text)));
        return this;
    }

    /** An element with nothing but text in it. */
    Markup element(String tag, String text, String... attributes) throws IOException {
        return open(tag, attributes).text(text).close();
    }

    /** What was written for this page, such as its scripts; never anything out of a report. */
    Markup ours(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    private void lineAfter(String tag) throws IOException {
        if (!INLINE.contains(tag)) {
            out.write('\n');
        }
    }

    static String visibleLines(String text) {
        return text.replace("\t", "    ").lines().map(Printable::of).collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
