package io.github.archcheck.report.table;

/** How many columns of a terminal a text takes, of which invisible characters were escaped before. */
public final class Columns {
    private static final int FIRST_MARK = 0x300;
    private static final int FIRST_WIDE = 0x1100;

    private Columns() {}

    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** The index behind the longest beginning of a text that fits, but at least one character of it. */
    public static int fitting(String text, int columns) {
        int used = 0;
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            used += of(c);
            if (used > columns && at > 0) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static int of(int c) {
        if (c < FIRST_MARK) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isJoined(c) ? 0 : c >= FIRST_WIDE && WideCharacters.contains(c) ? 2 : 1;
        };
    }

    /** Vowels and final consonants of Korean, which stand in the block that their syllable's first letter opened. */
    private static boolean isJoined(int c) {
        return (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7ff);
    }
}
