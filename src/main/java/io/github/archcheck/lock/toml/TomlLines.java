package io.github.archcheck.lock.toml;

import java.util.Iterator;

/**
 * Finds the line of a value, which the parser does not tell. Only for messages: texts of several lines that look like TOML can
 * mislead it.
 */
final class TomlLines {
    private TomlLines() {}

    /** The line of a key of the top table, from 1; 0 when it is not found. */
    static int ofKey(String content, String key) {
        int number = 0;
        for (Iterator<String> lines = content.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next().strip();
            number++;
            if (assigns(line, key) || opens(line, key)) {
                return number;
            }
        }
        return 0;
    }

    /** The line of a key in one table of an array, or of that table's head; 0 when neither is found. */
    static int ofKey(String content, String array, int index, String key) {
        int number = 0;
        int head = 0;
        int seen = 0;
        for (Iterator<String> lines = content.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next().strip();
            number++;
            if (line.startsWith("[[" + array + "]]") || line.startsWith("[" + array + "]")) {
                if (seen++ == index) {
                    head = number;
                } else if (head > 0) {
                    return head;
                }
            } else if (head > 0 && (assigns(line, key) || opens(line, array + "." + key))) {
                return number;
            }
        }
        return head > 0 ? head : ofKey(content, array);
    }

    private static boolean assigns(String line, String key) {
        return line.startsWith(key)
                && line.substring(key.length()).stripLeading().startsWith("=");
    }

    private static boolean opens(String line, String table) {
        return line.startsWith("[" + table + "]") || line.startsWith("[[" + table + "]]");
    }
}
