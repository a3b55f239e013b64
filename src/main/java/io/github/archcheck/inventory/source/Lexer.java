package io.github.archcheck.inventory.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Goes through a Python source by logical lines and cuts those that matter into tokens. The others are passed over as
 * fast as quotes and brackets allow.
 *
 * @see <a href="https://docs.python.org/3/reference/lexical_analysis.html">Lexical analysis</a>
 */
final class Lexer {
    private static final byte NAME = 1;
    private static final byte NUMBER = 2;
    private static final byte STRING = 3;
    private static final byte OPERATOR = 4;

    private static final int TAB = 8;
    private static final int MAX_TOKENS = 1 << 14;

    /** Not 0 for characters that may end a logical line, or hide its end. */
    private static final byte[] ENDS = ends();

    private final byte[] text;
    private final Words words;
    private final Set<String> found;
    private int at;
    private int indent;
    private int lineStart;
    private boolean isAtEnd;

    private int count;
    private byte[] kinds = new byte[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    /** @param found where the words go that string literals mention */
    Lexer(byte[] text, Words words, Set<String> found) {
        this.text = text;
        this.words = words;
        this.found = found;
        boolean marked = text.length > 2 && text[0] == (byte) 0xef && text[1] == (byte) 0xbb && text[2] == (byte) 0xbf;
        at = marked ? 3 : 0;
    }

    /**
     * Cuts the next logical line that is indented no deeper than this.
     *
     * @return false at the end
     */
    boolean next(int deepest) {
        while (findLine()) {
            lineStart = at;
            count = 0;
            if (indent <= deepest) {
                line();
                return true;
            }
            passOver();
        }
        isAtEnd = true;
        count = 0;
        indent = -1;
        return false;
    }

    boolean isAtEnd() {
        return isAtEnd;
    }

    /** Columns before the current line; -1 at the end. */
    int indent() {
        return indent;
    }

    /** Where the next logical line begins, at the latest. */
    int position() {
        return at;
    }

    /** Where the current line begins, behind its indentation. */
    int lineStart() {
        return lineStart;
    }

    /** @param position from {@link #position} */
    void seek(int position) {
        at = position;
        isAtEnd = false;
        count = 0;
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

    /** Moves to the first character of the next line that is neither blank nor a comment. */
    private boolean findLine() {
        while (at < text.length) {
            int column = 0;
            boolean blank = true;
            while (at < text.length && blank) {
                switch (text[at]) {
                    case ' ' -> column++;
                    case '\t' -> column = (column / TAB + 1) * TAB;
                    case '\f' -> column = 0;
                    default -> blank = false;
                }
                at += blank ? 1 : 0;
            }
            if (at >= text.length) {
                return false;
            }
            byte c = text[at];
            if (c == '#') {
                skipComment();
            } else if (c == '\n' || c == '\r') {
                at++;
            } else {
                indent = column;
                return true;
            }
        }
        return false;
    }

    private void skipComment() {
        int i = at;
        while (i < text.length && text[i] != '\n' && text[i] != '\r') {
            i++;
        }
        at = i;
    }

    /** To the end of the logical line; brackets and backslashes join physical ones. */
    private void line() {
        int depth = 0;
        while (at < text.length) {
            byte c = text[at];
            if (c == '\n' || c == '\r') {
                at++;
                if (depth == 0) {
                    return;
                }
            } else if (c == ' ' || c == '\t' || c == '\f') {
                at++;
            } else if (c == '#') {
                skipComment();
            } else if (c == '\\') {
                continuation();
            } else if (isNameStart(c)) {
                nameOrString();
            } else if (c == '"' || c == '\'') {
                string(at);
            } else if (isDigit(c) || (c == '.' && at + 1 < text.length && isDigit(text[at + 1]))) {
                number();
            } else {
                depth = Math.max(0, depth + depthChange(c));
                operator();
            }
        }
    }

    /** To the end of the logical line, with an eye for nothing but what may hide that end. */
    private void passOver() {
        byte[] bytes = text;
        int depth = 0;
        int i = at;
        while (i < bytes.length) {
            byte c = bytes[i];
            if (c < 0 || ENDS[c] == 0) {
                i++;
            } else if (c == '\n' || c == '\r') {
                i++;
                if (depth == 0) {
                    at = i;
                    return;
                }
            } else if (c == '"' || c == '\'') {
                at = i;
                string();
                i = at;
            } else if (c == '#') {
                at = i;
                skipComment();
                i = at;
            } else if (c == '\\') {
                at = i;
                continuation();
                i = at;
            } else {
                depth = Math.max(0, depth + depthChange(c));
                i++;
            }
        }
        at = i;
    }

    private static byte[] ends() {
        byte[] ends = new byte[1 << 7];
        for (char c : "\n\r#\\\"'()[]{}".toCharArray()) {
            ends[c] = 1;
        }
        return ends;
    }

    private static int depthChange(byte c) {
        return c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
    }

    private void continuation() {
        at++;
        if (at + 1 < text.length && text[at] == '\r' && text[at + 1] == '\n') {
            at += 2;
        } else if (at < text.length) {
            at++;
        }
    }

    private void nameOrString() {
        int start = at;
        while (at < text.length && isNamePart(text[at])) {
            at++;
        }
        if (at < text.length && (text[at] == '"' || text[at] == '\'') && isPrefix(start, at)) {
            string(start);
        } else {
            add(NAME, start);
        }
    }

    /** {@code r}, {@code b}, {@code u}, {@code f}, {@code t} and their pairs, in any case. */
    private boolean isPrefix(int from, int to) {
        if (to - from > 2) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if ("rbuftRBUFT".indexOf(text[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    private void string(int start) {
        string();
        add(STRING, start);
    }

    private void string() {
        byte[] bytes = text;
        byte quote = bytes[at];
        boolean triple = at + 2 < bytes.length && bytes[at + 1] == quote && bytes[at + 2] == quote;
        int from = at + (triple ? 3 : 1);
        int i = from;
        int end = -1;
        while (i < bytes.length && end < 0) {
            byte c = bytes[i];
            if (c == '\\') {
                at = i;
                continuation();
                i = at;
            } else if (c == quote && (!triple || isTripled(i))) {
                end = i;
                i += triple ? 3 : 1;
            } else if (!triple && (c == '\n' || c == '\r')) {
                end = i;
            } else {
                i++;
            }
        }
        at = i;
        if (!triple) {
            words.find(bytes, from, end < 0 ? at : end, found);
        }
    }

    private boolean isTripled(int position) {
        return position + 2 < text.length
                && text[position + 1] == text[position]
                && text[position + 2] == text[position];
    }

    private void number() {
        int start = at;
        while (at < text.length && (isNamePart(text[at]) || text[at] == '.')) {
            at++;
        }
        add(NUMBER, start);
    }

    private void operator() {
        int start = at;
        byte c = text[at];
        at++;
        boolean two = at < text.length
                && ((text[at] == '=' && "=!<>+-*/%&|^@:".indexOf(c) >= 0) || (c == '-' && text[at] == '>'));
        at += two ? 1 : 0;
        add(OPERATOR, start);
    }

    private void add(byte kind, int start) {
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
        ends[count] = at;
        count++;
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c < 0;
    }

    private static boolean isNamePart(byte c) {
        return isNameStart(c) || isDigit(c);
    }
}
