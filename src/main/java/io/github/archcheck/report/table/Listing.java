package io.github.archcheck.report.table;

import io.github.archcheck.report.table.Page.Ink;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Text that is no report and fits a terminal all the same: headings, paragraphs, lists with aligned columns. */
public final class Listing {
    private static final int GAP = 2;

    /** Less beside other columns is harder to read than lines of its own. */
    private static final int NARROWEST_LAST = 24;

    /** Wider prose is hard to read. */
    private static final int WIDEST_PROSE = 100;

    private static final int STACKED = 4;

    private final Page page;
    private final Page prose;
    private final int width;

    private final boolean unicode;

    public Listing(Writer out, TableOptions options) {
        unicode = options.unicode();
        page = new Page(out, options);
        width = options.width();
        prose = new Page(
                out,
                new TableOptions(Math.min(width, WIDEST_PROSE), options.color(), options.unicode(), options.verbose()));
    }

    /**
     * One line of a list.
     *
     * @param label stands at the left, aligned with those of its neighbours
     */
    public record Entry(String label, String text) {}

    /** Our own words have signs that not every character set has. */
    private String plain(String text) {
        return unicode ? text : text.replace("…", "...").replace("·", "-");
    }

    public void blank() throws IOException {
        page.blank();
    }

    public void heading(String text) throws IOException {
        prose.text(0, Ink.BOLD, plain(text));
    }

    public void text(int indent, String text) throws IOException {
        prose.text(indent, Ink.PLAIN, plain(text));
    }

    /** A word in bold, and text wrapped beside it. */
    public void labelled(String label, String text) throws IOException {
        prose.labelled(0, Ink.BOLD, label, label.length() + 1, plain(text));
    }

    /**
     * Labels at the left, texts beside them; below them where a label is long or the terminal narrow.
     *
     * @param widest label that others are aligned with
     */
    public void entries(int indent, int widest, List<Entry> entries) throws IOException {
        int column = entries.stream()
                        .mapToInt(entry -> Columns.of(entry.label()))
                        .filter(label -> label <= widest)
                        .max()
                        .orElse(0)
                + GAP;
        boolean beside = page.room(indent + column) >= NARROWEST_LAST;
        for (Entry entry : entries) {
            if (entry.text().isEmpty()) {
                page.hanging(indent, Ink.BOLD, entry.label());
            } else if (beside && Columns.of(entry.label()) <= column - GAP) {
                page.labelled(indent, Ink.BOLD, entry.label(), column, plain(entry.text()));
            } else {
                page.hanging(
                        indent, Ink.BOLD, beside ? entry.label() : entry.label().stripLeading());
                page.text(beside ? indent + column : indent + STACKED, Ink.PLAIN, plain(entry.text()));
            }
        }
    }

    /** Rows of as many cells each; the last cell is wrapped, or has lines of its own where the terminal is narrow. */
    public void rows(List<List<String>> rows) throws IOException {
        List<Integer> widths = new ArrayList<>();
        int lead = 0;
        for (int i = 0; !rows.isEmpty() && i < rows.get(0).size() - 1; i++) {
            int cell = i;
            widths.add(rows.stream()
                    .mapToInt(row -> Columns.of(row.get(cell)))
                    .max()
                    .orElse(0));
            lead += widths.get(i) + GAP;
        }
        boolean beside = width - lead >= NARROWEST_LAST;
        for (List<String> row : rows) {
            String last = plain(row.get(row.size() - 1));
            if (beside) {
                page.labelled(0, Ink.BOLD, joined(row, widths), lead, last);
            } else {
                page.hanging(0, Ink.BOLD, String.join("  ", row.subList(0, row.size() - 1)));
                page.text(STACKED, Ink.PLAIN, last);
            }
        }
    }

    private static String joined(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.size(); i++) {
            boolean isLast = i == widths.size() - 1;
            line.append(row.get(i));
            line.append(isLast ? "" : " ".repeat(widths.get(i) - Columns.of(row.get(i)) + GAP));
        }
        return line.toString();
    }

    /** A page in Markdown as ours are: headings, paragraphs, lists of one level. Its marks stay, its lines are made anew. */
    public void markdown(String text) throws IOException {
        List<String> block = new ArrayList<>();
        for (String line : text.lines().toList()) {
            boolean begins = line.startsWith("#") || line.startsWith("- ");
            if (line.isBlank() || begins) {
                paragraph(block);
            }
            if (line.isBlank()) {
                page.blank();
            } else if (line.startsWith("#")) {
                heading(line);
            } else {
                block.add(line.strip());
            }
        }
        paragraph(block);
    }

    private void paragraph(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            String text = String.join(" ", lines);
            if (text.startsWith("- ")) {
                prose.hanging(0, Ink.PLAIN, plain(text));
            } else {
                prose.text(0, Ink.PLAIN, plain(text));
            }
            lines.clear();
        }
    }
}
