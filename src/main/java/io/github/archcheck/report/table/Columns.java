package io.github.archcheck.report.table;

/** How many columns of a terminal a text takes, of which invisible characters were escaped before. */
final class Columns {
    private Columns() {}

    static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** The index behind the longest beginning of a text that fits, but at least one character of it. */
    static int fitting(String text, int columns) {
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
        if (c < 0x300) {
            return 1;
        }
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    /** East Asian Wide and Fullwidth, by blocks; the first and the last of every pair are inside. */
    private static boolean isWide(int c) {
        int[] wide = {
            0x1100, 0x115f, 0x2e80, 0x303e, 0x3041, 0xa4cf, 0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe30,
            0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6, 0x17000, 0x18aff, 0x1b000, 0x1b2ff, 0x1f300, 0x1f64f, 0x1f680,
            0x1f6ff, 0x1f900, 0x1f9ff, 0x20000, 0x3fffd
        };
        for (int i = 0; i < wide.length; i += 2) {
            if (c >= wide[i] && c <= wide[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
