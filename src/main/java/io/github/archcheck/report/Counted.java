package io.github.archcheck.report;

import java.util.Locale;

/** A number with its noun: {@code 1 file}, {@code 4,812 files}, {@code 2 libraries}. */
public final class Counted {
    private Counted() {}

    /** @param noun in the singular */
    public static String of(long number, String noun) {
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? noun : plural);
    }
}
