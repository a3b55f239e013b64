package io.github.archcheck.inventory.walk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A glob in the syntax of {@link java.nio.file.FileSystem#getPathMatcher}, held against paths in time that grows with the lengths
 * of both multiplied, whatever they are: those of Java go through a regular expression that tries all ways, and globs and
 * names may both come from strangers. It follows all ways at once.
 */
final class PathGlob {
    private static final char SEPARATOR = '/';

    /** One place in the glob; those that read nothing lead on to others. */
    private sealed interface Step {}

    private record Letter(int letter) implements Step {}

    /** A letter of ranges, two letters each; or one of no range. */
    private record OneOf(List<int[]> ranges, boolean negated) implements Step {}

    /** Any number of letters, which may be separators. */
    private record Any(boolean separators) implements Step {}

    /** Reads nothing. */
    private record Leads(List<Integer> to) implements Step {}

    private final List<Step> steps = new ArrayList<>();
    private final boolean ignoreCase;

    private PathGlob(boolean ignoreCase) {
        this.ignoreCase = ignoreCase;
    }

    /** @param glob that Java accepts */
    static PathGlob of(String glob, boolean ignoreCase) {
        PathGlob compiled = new PathGlob(ignoreCase);
        compiled.compile(compiled.folded(glob));
        return compiled;
    }

    private String folded(String text) {
        return ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
    }

    private void compile(String glob) {
        List<Integer> alternatives = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int at = 0;
        while (at < glob.length()) {
            int c = glob.codePointAt(at);
            at += Character.charCount(c);
            if (c == '*') {
                boolean two = at < glob.length() && glob.charAt(at) == '*';
                at += two ? 1 : 0;
                steps.add(new Any(two));
            } else if (c == '?') {
                steps.add(new OneOf(List.of(), true));
            } else if (c == '[') {
                at = letters(glob, at);
            } else if (c == '{') {
                alternatives.add(steps.size());
                steps.add(new Leads(List.of()));
                alternatives.add(steps.size());
            } else if (c == ',' && !alternatives.isEmpty()) {
                ends.add(steps.size());
                steps.add(new Leads(List.of()));
                alternatives.add(steps.size());
            } else if (c == '}' && !alternatives.isEmpty()) {
                close(alternatives, ends);
            } else if (c == '\\' && at < glob.length()) {
                int letter = glob.codePointAt(at);
                at += Character.charCount(letter);
                steps.add(new Letter(letter));
            } else {
                steps.add(new Letter(c));
            }
        }
    }

    /** The first of the alternatives is the step that leads to the others. */
    private void close(List<Integer> alternatives, List<Integer> ends) {
        steps.set(alternatives.get(0), new Leads(List.copyOf(alternatives.subList(1, alternatives.size()))));
        for (int end : ends) {
            steps.set(end, new Leads(List.of(steps.size())));
        }
        alternatives.clear();
        ends.clear();
    }

    /** Behind the opening bracket; returns where the glob goes on. */
    private int letters(String glob, int begin) {
        boolean negated = glob.startsWith("!", begin);
        int at = negated ? begin + 1 : begin;
        List<int[]> ranges = new ArrayList<>();
        while (at < glob.length() && glob.charAt(at) != ']') {
            int first = glob.codePointAt(at);
            at += Character.charCount(first);
            int last = first;
            if (at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']') {
                last = glob.codePointAt(at + 1);
                at += 1 + Character.charCount(last);
            }
            ranges.add(new int[] {first, last});
        }
        steps.add(new OneOf(ranges, negated));
        return at + 1;
    }

    /** Whether it fits the whole of a path with {@code /} between names. */
    boolean matches(String path) {
        BitSet here = new BitSet();
        here.set(0);
        leadOn(here);
        int[] letters = folded(path).codePoints().toArray();
        for (int letter : letters) {
            BitSet next = new BitSet();
            for (int step = here.nextSetBit(0); step >= 0 && step < steps.size(); step = here.nextSetBit(step + 1)) {
                read(step, letter, next);
            }
            leadOn(next);
            here = next;
        }
        return here.get(steps.size());
    }

    private void read(int at, int letter, BitSet next) {
        Step step = steps.get(at);
        if (step instanceof Any any) {
            if (any.separators() || letter != SEPARATOR) {
                next.set(at);
            }
        } else if (step instanceof Letter one) {
            if (one.letter() == letter) {
                next.set(at + 1);
            }
        } else if (step instanceof OneOf some && letter != SEPARATOR && has(some, letter)) {
            next.set(at + 1);
        }
    }

    private static boolean has(OneOf some, int letter) {
        return some.negated() != some.ranges().stream().anyMatch(range -> range[0] <= letter && letter <= range[1]);
    }

    /** Adds what can be reached without reading; steps only ever lead forward. */
    private void leadOn(BitSet reached) {
        for (int at = reached.nextSetBit(0); at >= 0 && at < steps.size(); at = reached.nextSetBit(at + 1)) {
            if (steps.get(at) instanceof Any) {
                reached.set(at + 1);
            } else if (steps.get(at) instanceof Leads leads) {
                leads.to().forEach(reached::set);
            }
        }
    }
}
