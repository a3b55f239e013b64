package io.github.archcheck.toml;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks a text for {@link TomlPlaces}. It relies on the parser to say whether the text is TOML: whatever it does not
 * understand it steps over.
 */
final class TomlScanner {
    private static final char END = 0;

    private final String text;
    private final TomlPlaces top = new TomlPlaces(1, 1);
    private int at;
    private int line = 1;
    private int lineStart;

    TomlScanner(String text) {
        this.text = text;
    }

    /** One part of a dotted key. */
    private record Part(String name, int line, int column) {}

    TomlPlaces scan() {
        TomlPlaces table = top;
        for (skipBlank(); at < text.length(); skipBlank()) {
            int before = at;
            if (peek() == '[') {
                table = head();
            } else {
                pair(table, 0);
            }
            if (at == before) {
                at++;
            }
        }
        return top;
    }

    /** {@code [a.b]} or {@code [[a.b]]}. */
    private TomlPlaces head() {
        boolean isElement = text.startsWith("[[", at);
        at += isElement ? 2 : 1;
        List<Part> parts = dottedKey();
        skipLine();
        if (parts.isEmpty()) {
            return top;
        }
        Part last = parts.get(parts.size() - 1);
        TomlPlaces above = above(top, parts);
        if (isElement) {
            above.passing(last.name(), last.line(), last.column());
            return above.key(last.name()).adding(last.line(), last.column());
        }
        return above.giving(last.name(), last.line(), last.column(), top);
    }

    private static TomlPlaces above(TomlPlaces from, List<Part> parts) {
        TomlPlaces place = from;
        for (Part part : parts.subList(0, parts.size() - 1)) {
            place = place.passing(part.name(), part.line(), part.column());
        }
        return place;
    }

    /** {@code a.b = value}. */
    private void pair(TomlPlaces table, int depth) {
        List<Part> parts = dottedKey();
        skipSpaces();
        if (parts.isEmpty() || peek() != '=') {
            return;
        }
        at++;
        Part last = parts.get(parts.size() - 1);
        value(above(table, parts).giving(last.name(), last.line(), last.column(), top), depth);
    }

    private List<Part> dottedKey() {
        List<Part> parts = new ArrayList<>();
        do {
            skipSpaces();
            int begin = at;
            int column = column();
            String name = peek() == '"' || peek() == '\'' ? quotedKey() : bareKey();
            if (at == begin) {
                return parts;
            }
            parts.add(new Part(name, line, column));
            skipSpaces();
        } while (takes('.'));
        return parts;
    }

    private String bareKey() {
        int begin = at;
        while (isBare(peek())) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isBare(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private String quotedKey() {
        int begin = at + 1;
        boolean literal = peek() == '\'';
        skipString();
        String inside = text.substring(Math.min(begin, at), Math.max(Math.min(begin, at), at - 1));
        return literal ? inside : TomlEscapes.resolved(inside);
    }

    private void value(TomlPlaces place, int depth) {
        skipSpaces();
        if (depth > TomlText.DEEPEST) {
            at = text.length();
        } else if (takes('[')) {
            array(place, depth);
        } else if (takes('{')) {
            inlineTable(place, depth);
        } else if (peek() == '"' || peek() == '\'') {
            skipString();
        } else {
            skipBare();
        }
    }

    private void array(TomlPlaces place, int depth) {
        for (skipSeparators(); at < text.length() && peek() != ']'; skipSeparators()) {
            int before = at;
            value(place.adding(line, column()), depth + 1);
            if (at == before) {
                return;
            }
        }
        takes(']');
    }

    private void inlineTable(TomlPlaces place, int depth) {
        for (skipSeparators(); at < text.length() && peek() != '}'; skipSeparators()) {
            int before = at;
            pair(place, depth + 1);
            if (at == before) {
                return;
            }
        }
        takes('}');
    }

    /** Of any of the four kinds; one that is not closed ends with its line, or with the text. */
    private void skipString() {
        char quote = peek();
        String three = String.valueOf(quote).repeat(3);
        if (text.startsWith(three, at)) {
            at += three.length();
            while (at < text.length() && !text.startsWith(three, at)) {
                skipStringSign(quote);
            }
            at = Math.min(text.length(), at + three.length());
            while (takes(quote)) {
                // A quotation mark may stand before the closing three.
            }
            return;
        }
        at++;
        while (at < text.length() && peek() != quote && peek() != '\n') {
            skipStringSign(quote);
        }
        takes(quote);
    }

    private void skipStringSign(char quote) {
        if (quote == '"' && peek() == '\\') {
            at++;
        }
        if (at < text.length() && peek() == '\n') {
            newLine();
        } else {
            at++;
        }
    }

    private void skipBare() {
        while (at < text.length() && ",]}#\n".indexOf(peek()) < 0) {
            at++;
        }
    }

    /** Between statements. */
    private void skipBlank() {
        while (at < text.length()) {
            char c = peek();
            if (c == '\n') {
                newLine();
            } else if (c == '#') {
                skipLine();
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    /** Between elements. */
    private void skipSeparators() {
        do {
            skipBlank();
        } while (takes(','));
    }

    private void skipSpaces() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void newLine() {
        at++;
        line++;
        lineStart = at;
    }

    private boolean takes(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int column() {
        return at - lineStart + 1;
    }
}
