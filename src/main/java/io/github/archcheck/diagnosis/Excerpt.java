package io.github.archcheck.diagnosis;

import java.util.List;
import java.util.TreeSet;

/**
 * The parts of a huge text that may speak of a cause, so that a whole build log costs no more than a traceback: what
 * surrounds the first and the last places of certain words.
 */
final class Excerpt {
    private static final int LONGEST = 200_000;
    private static final int BEFORE = 3_000;
    private static final int AFTER = 6_000;

    /** Words of which every message has one, as they are mostly written. */
    private static final List<String> WORDS = List.of(
            "dlopen",
            "Library not loaded",
            "Symbol not found",
            "tried:",
            "mach-o",
            "wrong architecture",
            "code sign",
            "CODESIGNING",
            "cannot open shared object",
            "invalid ELF",
            "ELF",
            "not found (required by",
            "undefined symbol",
            "Error loading shared library",
            "Error relocating",
            "static TLS",
            "executable stack",
            "llegal instruction",
            "llegal hardware",
            "Bad CPU type",
            "xec format error",
            "compiled to use",
            "No module named",
            "cannot import name",
            "not a supported wheel",
            "No matching distribution",
            "current platform",
            "matching p",
            "wheel",
            "ImportError",
            "DLL load failed",
            "CPU ");

    private Excerpt() {}

    static String of(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        TreeSet<Integer> places = new TreeSet<>();
        places.add(0);
        places.add(text.length());
        for (String word : WORDS) {
            int first = text.indexOf(word);
            if (first >= 0) {
                places.add(first);
                places.add(text.lastIndexOf(word));
            }
        }
        StringBuilder parts = new StringBuilder();
        int done = 0;
        for (int place : places) {
            int from = Math.max(done, place - BEFORE);
            int to = Math.min(text.length(), place + AFTER);
            if (from < to) {
                parts.append(from > done ? "\n\n" : "").append(text, from, to);
                done = to;
            }
        }
        return parts.toString();
    }
}
