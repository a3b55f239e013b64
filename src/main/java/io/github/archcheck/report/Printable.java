package io.github.archcheck.report;

import java.util.Locale;

/** Values from files are words of strangers: made visible before they reach a terminal. */
public final class Printable {
    private Printable() {}

    /** The text with control characters, line ends, bidi marks and other invisible characters as escapes. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(Printable::mustHide)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (mustHide(c)) {
                shown.append(String.format(Locale.ROOT, c <= 0xffff ? "\\u%04x" : "\\U%08x", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Whether a character would act on the terminal or on the reader's eye instead of being read. */
    public static boolean mustHide(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
