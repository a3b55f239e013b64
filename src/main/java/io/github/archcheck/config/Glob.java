package io.github.archcheck.config;

/** Patterns over names: {@code *} stands for any signs, {@code ?} for one. Takes no more than both lengths multiplied. */
public final class Glob {
    private Glob() {}

    static boolean isGlob(String text) {
        return literal(text) < text.length();
    }

    /** How many signs stand before the first that is none itself. */
    static int literal(String glob) {
        int at = 0;
        while (at < glob.length() && glob.charAt(at) != '*' && glob.charAt(at) != '?') {
            at++;
        }
        return at;
    }

    /** Whether it fits the whole of a name. */
    public static boolean matches(String glob, String name) {
        int g = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = n;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == name.charAt(n))) {
                g++;
                n++;
            } else if (star >= 0) {
                g = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}
