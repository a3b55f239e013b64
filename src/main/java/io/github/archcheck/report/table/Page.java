package io.github.archcheck.report.table;

import io.github.archcheck.report.Printable;
import java.io.IOException;
import java.io.Writer;
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

    /** Beside a very long label there is still room for a few letters. */
    private static final int NARROWEST_TEXT = 8;

    private static final int HANGING = 2;

    private final Writer out;
    private final TableOptions options;

    Page(Writer out, TableOptions options) {
        this.out = out;
        this.options = options;
    }

    boolean isVerbose() {
        return options.verbose();
    }

    String dot() {
        return options.unicode() ? " · " : ", ";
    }

    String ellipsis() {
        return options.unicode() ? "…" : "...";
    }

    /** From what was to what is, with its blanks. */
    String arrow() {
        return options.unicode() ? " → " : " -> ";
    }

    void blank() throws IOException {
        out.write('\n');
    }

    /** Text wrapped to the width, every line indented. */
    void text(int indent, Ink ink, String text) throws IOException {
        for (String line : Wrap.text(shown(text), room(indent))) {
            line(" ".repeat(indent), ink, line, "");
        }
    }

    /** Text like {@link #text}, the lines after the first indented more. */
    void hanging(int indent, Ink ink, String text) throws IOException {
        int margin = indent;
        for (String line : Wrap.text(shown(text), room(indent + HANGING))) {
            line(" ".repeat(margin), ink, line, "");
            margin = indent + HANGING;
        }
    }

    /** A label, and text wrapped beside it. */
    void labelled(int indent, Ink ink, String label, int labelWidth, String text) throws IOException {
        beside(indent, ink, label, labelWidth, Wrap.text(shown(text), room(indent + labelWidth)), "");
    }

    /** A command beside a label; its lines end in a backslash where it had to be broken, so that it can be pasted. */
    void command(int indent, Ink ink, String label, int labelWidth, String command) throws IOException {
        String whole = shown(command);
        int room = room(indent + labelWidth);
        List<String> lines = Columns.of(whole) <= room ? List.of(whole) : Wrap.command(whole, room - 2);
        beside(indent, ink, label, labelWidth, lines, " \\");
    }

    private void beside(int indent, Ink ink, String label, int labelWidth, List<String> lines, String broken)
            throws IOException {
        String margin = " ".repeat(indent);
        for (int i = 0; i < lines.size(); i++) {
            String tail = i < lines.size() - 1 ? broken : "";
            if (i == 0) {
                String gap = lines.get(0).isEmpty() ? "" : " ".repeat(Math.max(1, labelWidth - Columns.of(label)));
                line(margin, ink, label, gap + lines.get(0) + tail);
            } else {
                line(margin + " ".repeat(labelWidth), Ink.PLAIN, lines.get(i), tail);
            }
        }
    }

    /** Text at the left and a remark at the right edge; on lines of their own when they do not fit one. */
    void spread(int indent, Ink ink, String left, Ink remarkInk, String right) throws IOException {
        String shownLeft = shown(left);
        String shownRight = shown(right);
        int gap = room(indent) - Columns.of(shownLeft) - Columns.of(shownRight);
        if (gap >= 2) {
            line(" ".repeat(indent), ink, shownLeft, " ".repeat(gap) + paint(remarkInk, shownRight));
            return;
        }
        List<String> lines = Wrap.text(shownLeft, room(indent));
        String last = lines.get(lines.size() - 1);
        int lastGap = room(indent) - Columns.of(last) - Columns.of(shownRight);
        boolean sharesLast = lines.size() > 1 && lastGap >= 2;
        for (String line : sharesLast ? lines.subList(0, lines.size() - 1) : lines) {
            line(" ".repeat(indent), ink, line, "");
        }
        if (sharesLast) {
            line(" ".repeat(indent), ink, last, " ".repeat(lastGap) + paint(remarkInk, shownRight));
            return;
        }
        for (String line : Wrap.text(shownRight, room(indent))) {
            line(" ".repeat(Math.max(indent, options.width() - Columns.of(line))), remarkInk, line, "");
        }
    }

    /** One path on one line: shortened in the middle when it is too long, but whole when everything is to be shown. */
    void path(int indent, Ink ink, String path) throws IOException {
        String shown = shown(path);
        int room = room(indent);
        if (Columns.of(shown) > room && !options.verbose()) {
            int keep = room - Columns.of(ellipsis());
            int tail = Math.max(keep * 2 / 3, 1);
            String head = shown.substring(0, Columns.fitting(shown, keep - tail));
            shown = head + ellipsis() + ending(shown, tail);
        }
        line(" ".repeat(indent), ink, shown, "");
    }

    /** The longest end of a text that fits. */
    private static String ending(String text, int columns) {
        int start = text.length();
        while (start > 0 && Columns.of(text.substring(text.offsetByCodePoints(start, -1))) <= columns) {
            start = text.offsetByCodePoints(start, -1);
        }
        return text.substring(start);
    }

    private void line(String margin, Ink ink, String text, String rest) throws IOException {
        if (text.isEmpty() && rest.isEmpty()) {
            out.write('\n');
        } else {
            out.write(margin + paint(ink, text) + rest + "\n");
        }
    }

    private String paint(Ink ink, String text) {
        return options.color() && ink != Ink.PLAIN && !text.isEmpty()
                ? "\u001b[" + ink.code + "m" + text + "\u001b[0m"
                : text;
    }

    private String shown(String text) {
        return options.unicode() ? Printable.of(text) : Printable.ascii(text);
    }

    int room(int indent) {
        return Math.max(options.width() - indent, NARROWEST_TEXT);
    }
}
