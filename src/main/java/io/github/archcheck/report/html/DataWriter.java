package io.github.archcheck.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Writes JSON without a blank, as it may stand in a {@code script} element: no {@code <}, {@code >} or {@code &} in it. */
final class DataWriter {
    private final Writer out;
    private boolean first = true;

    DataWriter(Writer out) {
        this.out = out;
    }

    /** @param bracket the opening one */
    DataWriter begin(char bracket) throws IOException {
        next();
        out.write(bracket);
        first = true;
        return this;
    }

    /** @param bracket the closing one */
    DataWriter end(char bracket) throws IOException {
        out.write(bracket);
        first = false;
        return this;
    }

    /** The name of a member, whose value comes next. */
    DataWriter name(String name) throws IOException {
        next();
        quoted(name);
        out.write(':');
        first = true;
        return this;
    }

    DataWriter value(long number) throws IOException {
        next();
        out.write(Long.toString(number));
        return this;
    }

    DataWriter value(String text) throws IOException {
        next();
        quoted(text);
        return this;
    }

    /** An array of numbers. */
    DataWriter values(List<Integer> numbers) throws IOException {
        begin('[');
        for (int number : numbers) {
            value(number);
        }
        return end(']');
    }

    private void next() throws IOException {
        if (!first) {
            out.write(',');
        }
        first = false;
    }

    private void quoted(String text) throws IOException {
        out.write('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                out.write('\\');
                out.write(c);
            } else if (mustEscape(c)) {
                out.write(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.write(c);
            }
        }
        out.write('"');
    }

    /** What JSON forbids, what could end or begin markup, the two line ends of JavaScript, and halves of a character. */
    private static boolean mustEscape(char c) {
        return c < ' '
                || c == '<'
                || c == '>'
                || c == '&'
                || c == '\u2028'
                || c == '\u2029'
                || Character.isSurrogate(c);
    }
}
