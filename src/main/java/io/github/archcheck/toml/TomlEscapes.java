package io.github.archcheck.toml;

/** What stands behind a backslash in a quoted key. */
final class TomlEscapes {
    private static final int HEXADECIMAL = 16;
    private static final int SHORT_DIGITS = 4;
    private static final int LONG_DIGITS = 8;

    private TomlEscapes() {}

    /** What is no escape stays as it is. */
    static String resolved(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char kind = c == '\\' && at + 1 < text.length() ? text.charAt(at + 1) : 0;
            int digits = kind == 'u' ? SHORT_DIGITS : kind == 'U' ? LONG_DIGITS : 0;
            if (digits > 0 && isNumber(text, at + 2, digits)) {
                resolved.appendCodePoint(Integer.parseInt(text, at + 2, at + 2 + digits, HEXADECIMAL));
                at += 2 + digits;
            } else if (simple(kind) != 0) {
                resolved.append(simple(kind));
                at += 2;
            } else {
                resolved.append(c);
                at++;
            }
        }
        return resolved.toString();
    }

    private static boolean isNumber(String text, int begin, int digits) {
        if (begin + digits > text.length()) {
            return false;
        }
        long number = 0;
        for (char c : text.substring(begin, begin + digits).toCharArray()) {
            int digit = c < 128 ? Character.digit(c, HEXADECIMAL) : -1;
            if (digit < 0) {
                return false;
            }
            number = number * HEXADECIMAL + digit;
        }
        return number <= Character.MAX_CODE_POINT;
    }

    private static char simple(char kind) {
        return switch (kind) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '"', '\\' -> kind;
            default -> 0;
        };
    }
}
