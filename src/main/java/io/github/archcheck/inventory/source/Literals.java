package io.github.archcheck.inventory.source;

/** Plain numbers. */
final class Literals {
    private static final int MAX_DIGITS = 6;

    private Literals() {}

    static boolean isNumber(String token) {
        return !token.isEmpty() && token.length() <= MAX_DIGITS && token.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
