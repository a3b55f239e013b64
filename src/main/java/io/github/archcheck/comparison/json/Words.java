package io.github.archcheck.comparison.json;

/** Texts of others in our messages. */
final class Words {
    private static final int LONGEST = 80;

    private Words() {}

    /** No more than a line of it. */
    static String brief(String text) {
        String first = text.lines().findFirst().orElse("").strip();
        return first.length() > LONGEST ? first.substring(0, LONGEST) + "..." : first;
    }
}
