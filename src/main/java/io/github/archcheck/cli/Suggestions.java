package io.github.archcheck.cli;

import java.util.List;

/** What a user may have meant, to be put behind an error message. */
final class Suggestions {
    private Suggestions() {}

    /** Begins with a semicolon; empty when there is nothing to suggest. */
    static String of(List<String> near) {
        return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    }
}
