package io.github.archcheck.packaging.marker;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads markers in one pass, without going back. Methods return null where the text is no marker. */
final class MarkerParser {
    /** Deeper ones come from no tool; Python's own limit lies in the same range. */
    private static final int DEEPEST = 100;

    private static final List<Sign> SYMBOLS = List.copyOf(EnumSet.range(Sign.IDENTICAL, Sign.ABOVE));

    private final String text;
    private int at;
    private int depth;

    private MarkerParser(String text) {
        this.text = text;
    }

    /** Empty for what is no marker. */
    static Optional<Condition> parse(String text) {
        MarkerParser parser = new MarkerParser(text);
        Condition condition = parser.alternatives();
        return parser.at < text.length() ? Optional.empty() : Optional.ofNullable(condition);
    }

    private @Nullable Condition alternatives() {
        List<List<Condition>> any = new ArrayList<>(1);
        do {
            List<Condition> all = new ArrayList<>(2);
            do {
                Condition condition = atom();
                if (condition == null) {
                    return null;
                }
                all.add(condition);
            } while (takeWord("and"));
            any.add(all);
        } while (takeWord("or"));
        return any.size() == 1 && any.get(0).size() == 1 ? any.get(0).get(0) : new Alternatives(any);
    }

    /** With the spaces on both sides. */
    private @Nullable Condition atom() {
        skipSpaces();
        Condition condition = at < text.length() && text.charAt(at) == '(' ? inParentheses() : comparison();
        skipSpaces();
        return condition;
    }

    private @Nullable Condition inParentheses() {
        if (depth == DEEPEST) {
            return null;
        }
        depth++;
        at++;
        Condition condition = alternatives();
        depth--;
        if (condition == null || at == text.length() || text.charAt(at) != ')') {
            return null;
        }
        at++;
        return condition;
    }

    private @Nullable Condition comparison() {
        Operand left = operand();
        skipSpaces();
        Sign sign = left == null ? null : sign();
        skipSpaces();
        Operand right = sign == null ? null : operand();
        return left == null || sign == null || right == null ? null : Comparison.of(left, sign, right);
    }

    private @Nullable Operand operand() {
        if (at == text.length()) {
            return null;
        }
        char first = text.charAt(at);
        return first == '\'' || first == '"' ? quoted(first) : variable();
    }

    private @Nullable Operand quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        String value = end < 0 ? null : QuotedText.value(text.substring(at + 1, end));
        if (value == null) {
            return null;
        }
        at = end + 1;
        return new Operand(false, value);
    }

    private @Nullable Operand variable() {
        int end = wordEnd(at);
        String name = Variables.named(text.substring(at, end));
        if (name == null && end < text.length() && text.charAt(end) == '.') {
            end = wordEnd(end + 1);
            name = Variables.named(text.substring(at, end));
        }
        if (name == null) {
            return null;
        }
        at = end;
        return new Operand(true, name);
    }

    private @Nullable Sign sign() {
        if (takeWord("in")) {
            return Sign.IN;
        }
        if (takeWord("not")) {
            int before = at;
            skipSpaces();
            return at > before && takeWord("in") ? Sign.NOT_IN : null;
        }
        for (Sign sign : SYMBOLS) {
            if (text.startsWith(sign.text(), at)) {
                at += sign.text().length();
                return sign;
            }
        }
        return null;
    }

    private boolean takeWord(String word) {
        boolean found = text.startsWith(word, at) && wordEnd(at) == at + word.length();
        at += found ? word.length() : 0;
        return found;
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || c == '_' || Character.isLetterOrDigit(c);
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
