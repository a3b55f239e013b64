package io.github.archcheck.report.table;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
final class Wrap {
    private Wrap() {}

    /**
     * Breaks at blanks, and inside a word only when the word alone is longer than a line and no address. No line ends in a
     * blank; there is always one line.
     *
     * @param width in columns; what cannot be broken may take more
     */
    static List<String> text(String text, int width) {
        if (Columns.of(text) <= width) {
            return List.of(text.stripTrailing());
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int room = Columns.of(word);
            if (used > 0 && used + 1 + room > width) {
                addTo(lines, line);
                used = 0;
            }
            // Half an address is none: the terminal breaks it, and it can be followed all the same.
            String rest = used == 0 && room > width && !word.contains("://") ? chop(word, width, lines) : word;
            line.append(used > 0 ? " " : "").append(rest);
            used += (used > 0 ? 1 : 0) + (rest.length() == word.length() ? room : Columns.of(rest));
        }
        addTo(lines, line);
        return lines;
    }

    /** Makes lines of a long word, and returns what is left for the next one. */
    private static String chop(String word, int width, List<String> lines) {
        int at = 0;
        while (true) {
            String next = next(word, at, width);
            int cut = Columns.fitting(next, width);
            if (cut == next.length() && at + cut == word.length()) {
                return next;
            }
            lines.add(next.substring(0, cut));
            at += cut;
        }
    }

    /** Enough of a word to fill a line: of a very long one the rest is not looked at for every line. */
    private static String next(String word, int at, int width) {
        int end = Math.min(word.length(), at + 4 * width + 4);
        return word.substring(
                at, end < word.length() && Character.isHighSurrogate(word.charAt(end - 1)) ? end - 1 : end);
    }

    private static void addTo(List<String> lines, StringBuilder line) {
        String done = line.toString().stripTrailing();
        if (!done.isEmpty()) {
            lines.add(done);
        }
        line.setLength(0);
    }

    /**
     * Breaks a command for a POSIX shell between its words, so that the lines can be pasted when all but the last get a
     * backslash; a word that is longer than a line stays whole.
     *
     * @param width in columns, without the room for the backslash
     */
    static List<String> command(String command, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(command)) {
            if (!line.isEmpty() && Columns.of(line.toString()) + 1 + Columns.of(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** The words of a command as they stand, split at blanks outside quotes. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at < command.length(); at++) {
            char c = command.charAt(at);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted) {
                at++;
            } else if (c == ' ' && !quoted) {
                words.add(command.substring(start, at));
                start = at + 1;
            }
        }
        words.add(command.substring(start));
        words.removeIf(String::isEmpty);
        return words;
    }
}
