package io.github.archcheck.report.html;

import io.github.archcheck.verdict.RuleInfo;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a rule found, for somebody who knows nothing of native code. */
record PlainWords(Map<String, String> byRule) {
    PlainWords {
        byRule = Map.copyOf(byRule);
    }

    static PlainWords load() throws IOException {
        Map<String, String> words = new HashMap<>();
        PageAssets.text("plain-words.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> {
                    int end = line.indexOf(' ');
                    words.put(line.substring(0, end), line.substring(end).strip());
                });
        return new PlainWords(words);
    }

    /** A sentence, with its full stop. */
    String of(RuleInfo rule) {
        return byRule.getOrDefault(rule.id(), Words.sentence("This is what the rule looks for: " + rule.summary()));
    }
}
