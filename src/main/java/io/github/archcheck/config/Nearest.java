package io.github.archcheck.config;

import java.util.List;

/** Words that somebody may have meant, to be put behind a message. */
final class Nearest {
    private Nearest() {}

    /** Begins with a semicolon; empty when there is nothing to suggest. */
    static String words(List<String> near) {
        return near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
    }
}
