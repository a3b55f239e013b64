package io.github.archcheck.lock.requirements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits the options of a line as a POSIX shell would; nothing is a comment. */
final class ShellWords {
    private static final String QUOTES = "'\"";

    private ShellWords() {}

    /** Empty when a quotation or an escape has no end. */
    static Optional<List<String>> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && " \t\r\n".indexOf(c) >= 0) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else if (c == '\\' && quote != '\'') {
                if (++i == text.length()) {
                    return Optional.empty();
                }
                boolean kept = quote == '"' && "\\\"".indexOf(text.charAt(i)) < 0;
                word.append(kept ? "\\" : "").append(text.charAt(i));
                inWord = true;
            } else if (quote == 0 ? QUOTES.indexOf(c) >= 0 : c == quote) {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }
}
