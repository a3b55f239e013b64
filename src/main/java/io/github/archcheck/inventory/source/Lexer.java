package io.github.archcheck.inventory.source;

import java.util.Set;

/**
 * Goes through a Python source by logical lines and cuts those that matter into tokens. The others are passed over as
 * fast as quotes and brackets allow.
 *
 * @see <a href="https://docs.python.org/3/reference/lexical_analysis.html">Lexical analysis</a>
 */
final class Lexer {

    private static final int TAB = 8;

    /** Not 0 for characters that may end a logical line, or hide its end. */
    private static final byte[] ENDS = ends();

    private final byte[] text;
    private final Words words;
    private final Set<String> found;
    private int at;
    private int indent;
    private boolean isAtEnd;
    private final Tokens tokens;

    /** @param found where the words go that string literals mention */
    Lexer(byte[] text, Words words, Set<String> found) {
        this.text = text;
        this.tokens = new Tokens(text, words);
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
            tokens.clear();
            if (indent <= deepest) {
                line();
                return true;
            }
            passOver();
        }
        isAtEnd = true;
        tokens.clear();
        indent = -1;
        return false;
    }

    /** Of the current line. */
    Tokens tokens() {
        return tokens;
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

    /** @param position from {@link #position} */
    void seek(int position) {
        at = position;
        isAtEnd = false;
        tokens.clear();
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
                depth = Math.max(0, depth + Tokens.depthChange(c));
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
                depth = Math.max(0, depth + Tokens.depthChange(c));
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
            tokens.add(Tokens.NAME, start, at);
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
        tokens.add(Tokens.STRING, start, at);
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
        tokens.add(Tokens.NUMBER, start, at);
    }

    private void operator() {
        int start = at;
        byte c = text[at];
        at++;
        boolean two = at < text.length
                && ((text[at] == '=' && "=!<>+-*/%&|^@:".indexOf(c) >= 0) || (c == '-' && text[at] == '>'));
        at += two ? 1 : 0;
        tokens.add(Tokens.OPERATOR, start, at);
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
