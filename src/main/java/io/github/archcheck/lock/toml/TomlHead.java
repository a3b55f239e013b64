package io.github.archcheck.lock.toml;

import java.util.Iterator;
import java.util.regex.Pattern;

/** Tells kinds of TOML files apart without reading them. */
public final class TomlHead {
    private TomlHead() {}

    /** Whether a key is set before the first table. */
    public static boolean setsAtTop(String text, String key) {
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            if (line.startsWith("[")) {
                return false;
            }
            if (line.startsWith(key)
                    && line.substring(key.length()).stripLeading().startsWith("=")) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line sets a key, wherever it stands. */
    public static boolean sets(String text, String key) {
        return Pattern.compile("(?m)^\\h*+" + Pattern.quote(key) + "\\h*+=")
                .matcher(text)
                .find();
    }

    /** Whether a line opens a table, such as {@code [metadata]}. */
    public static boolean opens(String text, String head) {
        return Pattern.compile("(?m)^" + Pattern.quote(head)).matcher(text).find();
    }
}
