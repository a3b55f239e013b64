package io.github.archcheck.report.junit;

import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes XML 1.0 by hand: the little that is needed would otherwise bring a module of Java's into the run-time image.
 * What is invisible, and what XML forbids, is written as escapes that can be read.
 */
final class Xml {
    private static final String INDENT = "  ";

    private final Writer out;
    private int depth;

    /** An attribute; numbers are written as such. */
    record Attribute(String name, Object value) {}

    Xml(Writer out) throws IOException {
        this.out = out;
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    static Attribute attribute(String name, Object value) {
        return new Attribute(name, value);
    }

    void open(String name, List<Attribute> attributes) throws IOException {
        start(name, attributes);
        out.write(">\n");
        depth++;
    }

    void close(String name) throws IOException {
        depth--;
        out.write(INDENT.repeat(depth) + "</" + name + ">\n");
    }

    void empty(String name, List<Attribute> attributes) throws IOException {
        start(name, attributes);
        out.write("/>\n");
    }

    /** @param lines of its text, which none of them can leave */
    void text(String name, List<Attribute> attributes, List<String> lines) throws IOException {
        start(name, attributes);
        out.write('>');
        for (String line : lines) {
            escaped(line);
            out.write('\n');
        }
        out.write("</" + name + ">\n");
    }

    private void start(String name, List<Attribute> attributes) throws IOException {
        out.write(INDENT.repeat(depth) + "<" + name);
        for (Attribute attribute : attributes) {
            out.write(" " + attribute.name() + "=\"");
            escaped(attribute.value().toString());
            out.write('"');
        }
    }

    private void escaped(String text) throws IOException {
        String visible = Printable.of(text);
        for (int at = 0; at < visible.length(); at++) {
            char c = visible.charAt(at);
            switch (c) {
                case '&' -> out.write("&amp;");
                case '<' -> out.write("&lt;");
                case '>' -> out.write("&gt;");
                case '"' -> out.write("&quot;");
                default -> out.write(c);
            }
        }
    }

    void flush() throws IOException {
        out.flush();
    }
}
