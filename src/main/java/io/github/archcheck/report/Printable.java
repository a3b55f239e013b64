package io.github.archcheck.report;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Values from files are words of strangers: made visible before they reach a terminal. */
public final class Printable {
    private static final int LAST_ASCII = 0x7e;
    private static final int LAST_OF_PLANE_0 = 0xffff;

    private Printable() {}

    /** The text with control characters, line ends, bidi marks and other invisible characters as escapes. */
    public static String of(String text) {
        return escaped(text, Printable::mustHide);
    }

    /** The same for an output that has ASCII only, so that names stay apart that would all turn into question marks. */
    public static String ascii(String text) {
        return escaped(text, c -> c > LAST_ASCII || mustHide(c));
    }

    private static String escaped(String text, IntPredicate hidden) {
        if (text.codePoints().noneMatch(hidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (hidden.test(c)) {
                shown.append(String.format(Locale.ROOT, c <= LAST_OF_PLANE_0 ? "\\u%04x" : "\\U%08x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Whether a character would act on the terminal or on the reader's eye instead of being read. */
    public static boolean mustHide(int c) {
        if (c >= ' ' && c <= LAST_ASCII) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> isBlank(c) || isReserved(c);
        };
    }

    /** Letters, marks and symbols that show nothing. */
    private static boolean isBlank(int c) {
        return switch (c) {
            case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
            default -> isBetween(c, 0x180b, 0x180f) || isBetween(c, 0xfe00, 0xfe0f);
        };
    }

    /** What will never be a character, or never a visible one; other unassigned numbers change with Java's version. */
    private static boolean isReserved(int c) {
        return (c & 0xfffe) == 0xfffe
                || isBetween(c, 0xfdd0, 0xfdef)
                || c == 0x2065
                || isBetween(c, 0xfff0, 0xfff8)
                || isBetween(c, 0xe0000, 0xe0fff);
    }

    private static boolean isBetween(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
