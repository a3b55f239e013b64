package io.github.archcheck.packaging.marker;

/**
 * Names by which the markers in uv's locks ask for an extra, a dependency group or a package of a certain package:
 * {@code extra-12-transformers-tf}, {@code group-5-tools-dev}, {@code project-5-tools}; the number is the length of the
 * package's name. Several may be chosen at once, and a marker may ask for more than one of them; so, unlike other extras,
 * which stand for {@code extra} one at a time, each is asked for by itself.
 */
final class LockedName {
    private static final int MOST_DIGITS = 4;

    private LockedName() {}

    static boolean is(String name) {
        return name.startsWith("project-")
                ? packageEnd(name, "project-".length()) == name.length()
                : isMember(name, "extra-") || isMember(name, "group-");
    }

    private static boolean isMember(String name, String prefix) {
        if (!name.startsWith(prefix)) {
            return false;
        }
        int end = packageEnd(name, prefix.length());
        return end > 0 && end + 1 < name.length() && name.charAt(end) == '-';
    }

    /** Where the name ends whose length, and a hyphen, begin at an index; -1 when there is none such. */
    private static int packageEnd(String name, int start) {
        int hyphen = name.indexOf('-', start);
        if (hyphen <= start || hyphen - start > MOST_DIGITS) {
            return -1;
        }
        int length = 0;
        for (int i = start; i < hyphen; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            length = length * 10 + digit;
        }
        int end = hyphen + 1 + length;
        return length > 0 && end <= name.length() ? end : -1;
    }
}
