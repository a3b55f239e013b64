package io.github.archcheck.report.table;

import io.github.archcheck.binary.Defect;
import io.github.archcheck.report.table.Page.Ink;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows that tell about one slice: a name at the left, values beside it. */
final class Sheet {
    private static final int INDENT = 4;
    private static final int LABEL = 15;

    private final Page page;

    Sheet(Page page) {
        this.page = page;
    }

    boolean isVerbose() {
        return page.isVerbose();
    }

    void row(String label, String value) throws IOException {
        page.labelled(INDENT, Ink.FAINT, label, LABEL, value);
    }

    /** No row when there is nothing. */
    void row(String label, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            row(label, value.get());
        }
    }

    /** One line for each value; no row when there is none. */
    void rows(String label, List<String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            row(i == 0 ? label : "", values.get(i));
        }
    }

    /** All values in one paragraph; no row when there is none. */
    void words(String label, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            row(label, String.join(", ", values));
        }
    }

    void warning(String label, String value) throws IOException {
        page.labelled(INDENT, Ink.YELLOW, label, LABEL, value);
    }

    /** A list under a headline, one line each, for what only {@code -v} shows. */
    void list(String headline, List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            page.text(INDENT, Ink.FAINT, headline);
            for (String line : lines) {
                page.hanging(INDENT + 2, Ink.PLAIN, line);
            }
        }
    }

    void defects(List<Defect> defects) throws IOException {
        for (Defect defect : defects) {
            page.labelled(INDENT, Ink.RED, "damage", LABEL, sentence(defect));
        }
    }

    static String sentence(Defect defect) {
        return "at " + hex(defect.offset()) + ", " + defect.field() + ": " + defect.reason();
    }

    static String hex(long number) {
        return "0x" + Long.toHexString(number);
    }

    static String bytes(long number) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? "byte" : "bytes");
    }
}
