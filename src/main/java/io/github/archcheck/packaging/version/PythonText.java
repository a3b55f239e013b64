package io.github.archcheck.packaging.version;

/** What Python, in which the rules are written, takes for white space. */
public final class PythonText {
    private static final char NEXT_LINE = '\u0085';

    private PythonText() {}

    public static boolean isSpace(char c) {
        return c == ' ' || c == NEXT_LINE || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
