package io.github.archcheck.packaging.marker;

import org.jspecify.annotations.Nullable;

/** Texts in quotes, which installers read as Python does: with its escapes. */
final class QuotedText {
    private static final String ESCAPED = "\\'\"abfnrtv";
    private static final String MEANT = "\\'\"\u0007\b\f\n\r\t\u000b";
    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;

    private final String text;
    private final StringBuilder value = new StringBuilder();
    private int at;

    private QuotedText(String text) {
        this.text = text;
    }

    /**
     * What the text between two quotes says; null for what Python does not take, such as a line break, and for characters by
     * name.
     */
    static @Nullable String value(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' || c == '\0') {
                return null;
            }
        }
        return text.indexOf('\\') < 0 ? text : new QuotedText(text).unescaped();
    }

    private @Nullable String unescaped() {
        while (at < text.length()) {
            char c = text.charAt(at);
            at++;
            if (c != '\\') {
                value.append(c);
            } else if (at == text.length() || !escape(text.charAt(at))) {
                return null;
            }
        }
        return value.toString();
    }

    /** An unknown escape stands for itself, with its backslash. */
    private boolean escape(char kind) {
        int known = ESCAPED.indexOf(kind);
        if (known >= 0) {
            value.append(MEANT.charAt(known));
            at++;
            return true;
        }
        return switch (kind) {
            case '0', '1', '2', '3', '4', '5', '6', '7' -> number(at, octalEnd(), OCTAL);
            case 'x' -> number(at + 1, at + 3, HEXADECIMAL);
            case 'u' -> number(at + 1, at + 5, HEXADECIMAL);
            case 'U' -> number(at + 1, at + 9, HEXADECIMAL);
            case 'N' -> false;
            default -> {
                value.append('\\');
                yield true;
            }
        };
    }

    private int octalEnd() {
        int end = at;
        while (end < text.length() && end < at + 3 && Character.digit(text.charAt(end), OCTAL) >= 0) {
            end++;
        }
        return end;
    }

    private boolean number(int start, int end, int radix) {
        if (end > text.length()) {
            return false;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            int digit = c > '\u007f' ? -1 : Character.digit(c, radix);
            if (digit < 0) {
                return false;
            }
            number = number * radix + digit;
        }
        if (number > Character.MAX_CODE_POINT) {
            return false;
        }
        value.appendCodePoint((int) number);
        at = end;
        return true;
    }
}
