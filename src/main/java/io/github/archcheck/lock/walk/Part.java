package io.github.archcheck.lock.walk;

/**
 * What a package entry has edges for: itself, each of its extras, each of its groups. A part is written as it follows the
 * package's name in a chain.
 */
public final class Part {
    /** What the package requires in any case. */
    public static final String ITSELF = "";

    private Part() {}

    /** {@code [tf]}. */
    public static String extra(String name) {
        return "[" + name + "]";
    }

    /** {@code :dev}. */
    public static String group(String name) {
        return ":" + name;
    }

    public static boolean isExtra(String part) {
        return part.startsWith("[");
    }

    /** Of an extra or a group. */
    public static String name(String part) {
        return isExtra(part) ? part.substring(1, part.length() - 1) : part.substring(1);
    }
}
