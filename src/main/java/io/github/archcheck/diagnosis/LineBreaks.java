package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins lines that a terminal or a form broke inside a path or a word. Where it cannot tell, a break stays: phrases are
 * found across breaks anyway, and only names suffer from one too few.
 */
final class LineBreaks {
    /** No terminal is narrower. */
    private static final int NARROWEST = 40;

    /** Beyond this a line is one that nobody broke. */
    private static final int WIDEST = 400;

    private static final int LONGEST_PATH = 4096;

    private static final List<Integer> USUAL_WIDTHS = List.of(72, 76, 78, 79, 80, 100, 119, 120, 132, 160);

    private static final Pattern BEGINS_ANEW = Pattern.compile(
            "\\s*(?:Referenced from|Reason:|Expected (?:in|as)|Traceback|File \"|dyld|During handling|The above exception"
                    + "|>>>|\\$ |hint:|ERROR|WARNING|error:|in /|[\\w.]{0,60}(?:Error|Exception|Warning)\\b|zsh:|bash:"
                    + "|Aborted|Abort trap|\\(core dumped)");
    private static final Pattern GOES_ON =
            Pattern.compile("[^\\s'\"/:(][^\\s'\":]*(?:\\.(?:so|dylib|whl|node|pyd|dll)\\b|/)");

    private LineBreaks() {}

    static String mended(String text) {
        if (text.indexOf('\n') < 0) {
            return text;
        }
        List<String> lines = List.of(text.split("\n", -1));
        int width = width(lines);
        StringBuilder mended = new StringBuilder(text.length()).append(lines.get(0));
        int start = 0;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean full = lines.get(i - 1).length() == width;
            String before = mended.substring(Math.max(start, mended.length() - LONGEST_PATH));
            if (joins(before, full, line)) {
                mended.append(full && !isIndented(before, line) ? line : line.stripLeading());
            } else {
                mended.append('\n');
                start = mended.length();
                mended.append(line);
            }
        }
        return mended.toString();
    }

    /** A path goes on behind an indent that it does not contain. */
    private static boolean isIndented(String line, String next) {
        int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
        return next.startsWith("  ") && line.indexOf('/', blank + 1) >= 0;
    }

    /** Where lines were cut by counting; 0 when they were not. */
    private static int width(List<String> lines) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        if (longest < NARROWEST || longest > WIDEST) {
            return 0;
        }
        long full = lines.stream().filter(line -> line.length() == longest).count();
        return full > 1 || USUAL_WIDTHS.contains(longest) ? longest : 0;
    }

    private static boolean joins(String line, boolean full, String next) {
        if (line.isBlank() || next.isBlank()) {
            return false;
        }
        boolean begins = BEGINS_ANEW.matcher(next).lookingAt();
        if (full && !begins) {
            return true;
        }
        return isOpenQuote(line) || (!begins && (isOpenCall(line) || isOpenPath(line, next)));
    }

    private static boolean isOpenCall(String line) {
        int open = line.lastIndexOf("dlopen(");
        return open >= 0 && line.indexOf(',', open) < 0 && line.indexOf(')', open) < 0;
    }

    /** A quoted path that does not end on its line. */
    private static boolean isOpenQuote(String line) {
        int open = Math.max(line.lastIndexOf("'/"), line.lastIndexOf("'@"));
        return open >= 0 && line.indexOf('\'', open + 1) < 0;
    }

    private static boolean isOpenPath(String line, String next) {
        int blank = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
        String word = line.substring(blank + 1);
        if (word.indexOf('/') < 0) {
            return false;
        }
        char last = word.charAt(word.length() - 1);
        boolean path = Character.isLetterOrDigit(last) || "/-_.".indexOf(last) >= 0;
        int least = last == '-' ? NARROWEST / 2 : NARROWEST;
        return path
                && line.length() >= least
                && GOES_ON.matcher(next.stripLeading()).lookingAt();
    }
}
