package io.github.archcheck.report.markdown;

import java.util.List;

/**
 * A part of the document that is shown with as many of its items as there is room for.
 *
 * @param rank what comes first gets room first: 0 for what is never left out
 * @param open before the items
 * @param items lines, or several, each with its line end; none for a text without parts
 * @param close after the items
 * @param noun for one item that is left out
 */
record Section(int rank, String open, List<String> items, String close, String noun) {
    private static final String CLOSE = "</details>\n\n";

    Section {
        items = List.copyOf(items);
    }

    /** A text that is shown or not. */
    static Section text(int rank, String text, String noun) {
        return new Section(rank, "", List.of(text), "", noun);
    }

    /** A list, folded until somebody opens it. */
    static Section list(int rank, String summary, List<String> items, String noun) {
        return new Section(rank, open(summary), items, "\n" + CLOSE, noun);
    }

    /** Paragraphs, each with a blank line after it, folded likewise. */
    static Section paragraphs(int rank, String summary, List<String> items, String noun) {
        return new Section(rank, open(summary), items, CLOSE, noun);
    }

    private static String open(String summary) {
        return "<details>\n<summary>" + summary + "</summary>\n\n";
    }
}
