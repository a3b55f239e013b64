package io.github.archcheck.inventory.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The tokens of one logical line. Indexes outside of it are of no kind and equal nothing. */
final class Tokens {
    static final byte NAME = 1;
    static final byte NUMBER = 2;
    static final byte STRING = 3;
    static final byte OPERATOR = 4;

    /** Longer lines are data. */
    private static final int MAX_TOKENS = 1 << 14;

    private final byte[] text;
    private final Words words;
    private int count;
    private byte[] kinds = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    Tokens(byte[] text, Words words) {
        this.text = text;
        this.words = words;
    }

    void clear() {
        count = 0;
    }

    void add(byte kind, int start, int end) {
        if (count >= MAX_TOKENS) {
            return;
        }
        if (count == kinds.length) {
            kinds = Arrays.copyOf(kinds, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        kinds[count] = kind;
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    int count() {
        return count;
    }

    boolean is(int token, String value) {
        if (token < 0 || token >= count || ends[token] - starts[token] != value.length() || isString(token)) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (text[starts[token] + i] != value.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean isAny(int token, String[] values) {
        for (String value : values) {
            if (is(token, value)) {
                return true;
            }
        }
        return false;
    }

    boolean isName(int token) {
        return token >= 0 && token < count && kinds[token] == NAME;
    }

    boolean isString(int token) {
        return token >= 0 && token < count && kinds[token] == STRING;
    }

    /** The first colon from here on that is in no bracket; -1 when there is none. */
    int colon(int from) {
        int depth = 0;
        for (int i = Math.max(from, 0); i < count; i++) {
            depth += depthChange(i);
            if (depth == 0 && is(i, ":")) {
                return i;
            }
        }
        return -1;
    }

    /** The bracket that closes this one; the last token before the end when none does. */
    int closing(int open, int end) {
        int depth = 0;
        for (int i = open; i < end; i++) {
            depth += depthChange(i);
            if (depth == 0) {
                return i;
            }
        }
        return end - 1;
    }

    /** 1 for a bracket that opens, -1 for one that closes, else 0. */
    int depthChange(int token) {
        boolean isOperator = kinds[token] == OPERATOR && ends[token] - starts[token] == 1;
        return isOperator ? depthChange(text[starts[token]]) : 0;
    }

    String text(int token) {
        return new String(text, starts[token], ends[token] - starts[token], StandardCharsets.UTF_8);
    }

    /** What stands between the quotes; escapes are left as they are. */
    String content(int token) {
        int from = contentStart(token);
        return new String(text, from, contentEnd(token, from) - from, StandardCharsets.UTF_8);
    }

    /** Adds the words that a string mentions; long texts in three quotes are prose. */
    void mentions(int token, Set<String> sink) {
        int from = contentStart(token);
        boolean isLong =
                from - 3 >= starts[token] && text[from - 3] == text[from - 1] && text[from - 2] == text[from - 1];
        if (!isLong) {
            words.find(text, from, contentEnd(token, from), sink);
        }
    }

    private int contentStart(int token) {
        int from = starts[token];
        while (from < ends[token] && text[from] != '"' && text[from] != '\'') {
            from++;
        }
        return Math.min(from + quotes(from, ends[token]), ends[token]);
    }

    private int contentEnd(int token, int from) {
        int quote = from - 1 >= starts[token] ? from - 1 : from;
        int end = ends[token];
        while (end > from && end > 0 && text[end - 1] == text[quote]) {
            end--;
        }
        return end;
    }

    private int quotes(int from, int end) {
        return from + 2 < end && text[from + 1] == text[from] && text[from + 2] == text[from] ? 3 : 1;
    }

    /** 1 for a character that opens a bracket, -1 for one that closes it, else 0. */
    static int depthChange(byte c) {
        return c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    }
}
