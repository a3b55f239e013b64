package io.github.archcheck.cli;

import java.util.Locale;

/** Writes a manual page in the macros of man(7), which groff and mandoc know. */
final class Roff {
    private static final int LAST_ASCII = 0x7e;

    private final StringBuilder page = new StringBuilder();

    /** @param name of the page, such as {@code archcheck-scan} */
    Roff(String name, String source, String manual) {
        page.append(".TH ").append(argument(name.toUpperCase(Locale.ROOT))).append(" \"1\" \"\" ");
        page.append(argument(source)).append(' ').append(argument(manual)).append('\n');
        // No hyphens in names, and lines that end where words do.
        page.append(".nh\n.ad l\n");
    }

    void section(String title) {
        page.append(".SH ").append(argument(title)).append('\n');
    }

    void paragraph(String text) {
        page.append(".PP\n");
        text(text);
    }

    void text(String text) {
        text.lines().forEach(line -> page.append(line(escaped(line.strip()))).append('\n'));
    }

    /** A term in bold, and what it means. */
    void term(String term, String meaning) {
        page.append(".TP\n.B ").append(argument(term)).append('\n');
        text(meaning);
    }

    /** Something to type, and what it does. */
    void example(String command, String meaning) {
        page.append(".PP\n");
        text(meaning);
        page.append(".PP\n.RS 4\n.nf\n").append(line(escaped(command))).append("\n.fi\n.RE\n");
    }

    /** A line in bold, then words in it. */
    void bold(String bold, String rest) {
        page.append(line("\\fB" + escaped(bold) + "\\fR " + escaped(rest))).append('\n');
    }

    String page() {
        return page.toString();
    }

    private static String argument(String text) {
        return '"' + escaped(text) + '"';
    }

    /** A line that begins with a dot or an apostrophe would be a request. */
    private static String line(String escaped) {
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    /** What is typed must stay what it is: a hyphen a hyphen, a quote a quote. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\e");
                case '-' -> out.append("\\-");
                case '"' -> out.append("\\(dq");
                case '\'' -> out.append("\\(aq");
                case '`' -> out.append("\\(ga");
                case '^' -> out.append("\\(ha");
                case '~' -> out.append("\\(ti");
                case '…' -> out.append("...");
                default -> {
                    if (c > LAST_ASCII) {
                        out.append(String.format(Locale.ROOT, "\\[u%04X]", c));
                    } else if (c >= ' ') {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.toString();
    }
}
