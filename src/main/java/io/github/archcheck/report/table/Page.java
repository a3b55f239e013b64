package io.github.archcheck.report.table;

import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes lines that fit: wraps text at blanks, aligns a remark at the right edge, colours on request. */
final class Page {
    /** ANSI select-graphic-rendition numbers. */
    enum Ink {
        PLAIN(""),
        BOLD("1"),
        FAINT("2"),
        RED("1;31"),
        GREEN("32"),
        YELLOW("33"),
        CYAN("36");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    private final Writer out;
    private final TableOptions options;

    Page(Writer out, TableOptions options) {
        this.out = out;
        this.options = options;
    }

    String dot() {
        return options.unicode() ? " · " : ", ";
    }

    String ellipsis() {
        return options.unicode() ? "…" : "...";
    }

    void blank() throws IOException {
        out.write('\n');
    }

    /** Text wrapped to the width, every line indented. */
    void text(int indent, Ink ink, String text) throws IOException {
        for (String line : wrap(Printable.of(text), options.width() - indent)) {
            out.write(" ".repeat(indent) + paint(ink, line) + "\n");
        }
    }

    /** A label, and text wrapped beside it. */
    void labelled(int indent, Ink ink, String label, int labelWidth, String text) throws IOException {
        List<String> lines = wrap(Printable.of(text), options.width() - indent - labelWidth);
        for (int i = 0; i < lines.size(); i++) {
            String head =
                    i == 0 ? label + " ".repeat(Math.max(1, labelWidth - label.length())) : " ".repeat(labelWidth);
            out.write(" ".repeat(indent) + (i == 0 ? paint(ink, head) : head) + lines.get(i) + "\n");
        }
    }

    /** A command beside a label; its lines end in a backslash where it had to be broken, so that it can be pasted. */
    void command(int indent, Ink ink, String label, int labelWidth, String command) throws IOException {
        int room = options.width() - indent - labelWidth - 2;
        List<String> lines = wrap(Printable.of(command), room);
        for (int i = 0; i < lines.size(); i++) {
            String head =
                    i == 0 ? label + " ".repeat(Math.max(1, labelWidth - label.length())) : " ".repeat(labelWidth);
            String tail = i < lines.size() - 1 ? " \\" : "";
            out.write(" ".repeat(indent) + (i == 0 ? paint(ink, head) : head) + lines.get(i) + tail + "\n");
        }
    }

    /** Text at the left and a remark at the right edge; on two lines when they do not fit one. */
    void spread(int indent, Ink ink, String left, Ink remarkInk, String right) throws IOException {
        String shownLeft = Printable.of(left);
        int gap = options.width() - indent - length(shownLeft) - length(right);
        if (gap >= 2) {
            out.write(" ".repeat(indent) + paint(ink, shownLeft) + " ".repeat(gap) + paint(remarkInk, right) + "\n");
        } else {
            text(indent, ink, left);
            out.write(" ".repeat(Math.max(indent, options.width() - length(right))) + paint(remarkInk, right) + "\n");
        }
    }

    /** One path on one line, shortened in the middle when it is too long. */
    void path(int indent, Ink ink, String path, String remark) throws IOException {
        String shown = Printable.of(path);
        int room = options.width() - indent - (remark.isEmpty() ? 0 : remark.length() + 2);
        if (length(shown) > room && !options.verbose()) {
            int keep = room - length(ellipsis());
            int tail = Math.max(keep * 2 / 3, 1);
            shown = shown.substring(0, keep - tail) + ellipsis() + shown.substring(shown.length() - tail);
        }
        int gap = Math.max(2, options.width() - indent - length(shown) - remark.length());
        String end = remark.isEmpty() ? "" : " ".repeat(gap) + paint(Ink.FAINT, remark);
        out.write(" ".repeat(indent) + paint(ink, shown) + end + "\n");
    }

    private String paint(Ink ink, String text) {
        return options.color() && ink != Ink.PLAIN && !text.isEmpty()
                ? "\u001b[" + ink.code + "m" + text + "\u001b[0m"
                : text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Breaks at blanks, and inside a word only when the word alone is longer than a line. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && length(line.toString()) + 1 + length(rest) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (line.isEmpty() && length(rest) > width) {
                int cut = rest.offsetByCodePoints(0, width);
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
