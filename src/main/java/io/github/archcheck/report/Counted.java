package io.github.archcheck.report;

/** A number with its noun: {@code 1 file}, {@code 4,812 files}, {@code 2 libraries}. */
public final class Counted {
    private Counted() {}

    /** @param noun in the singular */
    public static String of(long number, String noun) {
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return grouped(number) + " " + (number == 1 ? noun : plural);
    }

    /** With commas. Java's own formats first look for the ways of all countries, which takes longer than the table. */
    private static String grouped(long number) {
        StringBuilder digits = new StringBuilder().append(number);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }
}
