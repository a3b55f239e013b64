package io.github.archcheck.diagnosis;

import java.util.regex.Pattern;

/** Terminal colours, and the escapes of {@code repr()}, JSON and shells. */
final class Escapes {
    private static final Pattern CONTROL_SEQUENCE =
            Pattern.compile("(?:\\x1b|\\u241b)\\[[0-9;:?]{0,40}[ -/]{0,4}[@-~]");
    private static final Pattern TITLE = Pattern.compile("\\x1b\\][^\\x07\\x1b\\n]{0,2000}(?:\\x07|\\x1b\\\\)?");
    private static final Pattern OTHER = Pattern.compile("\\x1b[@-Z\\\\-_]?");

    /** As editors and web pages leave them: {@code ^[[31m}, {@code \033[31m}, or {@code [31m} alone. */
    private static final Pattern SPELLED_OUT = Pattern.compile(
            "(?:\\^\\[|\\\\(?:x1[bB]|033|e|u001[bB]))\\[(?:\\d{1,3}(?:;\\d{1,3}){0,5})?[mK]|\\[\\d{1,3}(?:;\\d{1,3}){0,5}m");

    private static final int HEX_BYTE = 2;
    private static final int HEX_UNIT = 4;
    private static final int RADIX = 16;

    private Escapes() {}

    static String withoutColours(String text) {
        String plain = text;
        if (text.indexOf('\u001b') >= 0 || text.indexOf('\u241b') >= 0) {
            plain = CONTROL_SEQUENCE.matcher(plain).replaceAll("");
            plain = OTHER.matcher(TITLE.matcher(plain).replaceAll("")).replaceAll("");
        }
        return SPELLED_OUT.matcher(plain).replaceAll("");
    }

    /**
     * Undoes the escapes of a quoted string. A backslash in a Windows path is none, so {@code C:\new} stays; text without
     * a line break, tab or quote that is escaped is not a quoted string and stays, too.
     */
    static String unescaped(String text) {
        boolean quoted = text.contains("\\n") || text.contains("\\t") || text.contains("\\'") || text.contains("\\\"");
        if (!quoted && !text.contains("\\u") && !text.contains("\\x")) {
            return text;
        }
        String plain = undo(text);
        // A list of messages inside a JSON string, say.
        return plain.contains("\\n") || plain.contains("\\'") ? undo(plain) : plain;
    }

    private static String undo(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        boolean windowsPath = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (windowsPath && (c == '\'' || c == '"' || c == '\n' || c == '<' || c == '>')) {
                windowsPath = false;
            } else if (c == '\\' && at >= 2 && text.charAt(at - 1) == ':' && isDrive(text, at - 2)) {
                windowsPath = true;
            }
            if (c != '\\' || windowsPath || at + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            at += escape(text, at + 1, plain);
        }
        return plain.toString();
    }

    private static boolean isDrive(String text, int at) {
        boolean letter = Character.isLetter(text.charAt(at));
        return letter && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    /** Appends what the escape means and returns how many characters it has behind the backslash. */
    private static int escape(String text, int at, StringBuilder plain) {
        char c = text.charAt(at);
        switch (c) {
            case 'n' -> plain.append('\n');
            case 't' -> plain.append('\t');
            case 'r' -> plain.append('\n');
            case '\\', '\'', '"', '/' -> plain.append(c);
            case 'x' -> {
                return 1 + number(text, at + 1, HEX_BYTE, plain);
            }
            case 'u' -> {
                return 1 + number(text, at + 1, HEX_UNIT, plain);
            }
            default -> plain.append('\\').append(c);
        }
        return 1;
    }

    private static int number(String text, int at, int digits, StringBuilder plain) {
        int end = Math.min(text.length(), at + digits);
        for (int i = at; i < end; i++) {
            if (Character.digit(text.charAt(i), RADIX) < 0) {
                end = i;
            }
        }
        if (end - at < digits) {
            plain.append('\\').append(text.charAt(at - 1));
            return 0;
        }
        plain.append((char) Integer.parseInt(text.substring(at, end), RADIX));
        return digits;
    }
}
