package io.github.archcheck.report;

import io.github.archcheck.verdict.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The page of a rule that {@code archcheck explain} prints.
 *
 * @param markdown all of it
 */
public record RulePage(String markdown) {
    private static final String MEANING = "## What it means\n";

    /** Empty when the rule has none. */
    public static Optional<RulePage> of(RuleInfo rule) throws IOException {
        try (InputStream in = RuleInfo.class.getResourceAsStream("rules/" + rule.id() + ".md")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new RulePage(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** Its first paragraph, on one line: what the rule says of a file. Empty when the page does not tell. */
    public Optional<String> meaning() {
        int start = markdown.indexOf(MEANING);
        if (start < 0) {
            return Optional.empty();
        }
        String section = markdown.substring(start + MEANING.length()).strip();
        int end = section.indexOf("\n\n");
        return Optional.of((end < 0 ? section : section.substring(0, end)).replace('\n', ' '));
    }
}
