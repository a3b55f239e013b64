package io.github.archcheck.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A normalised text that is searched without regard to case and white space, since a terminal, a mail or a web form may
 * have broken its lines anywhere. Places count in the text as it is.
 */
final class Pasted {
    /** Enough to find what matters; a text that repeats one message a million times has one cause. */
    private static final int MOST_HITS = 64;

    /** No message goes on for longer. */
    private static final int REACH = 16_000;

    private static final List<String> BLOCK_STARTS = List.of(
            "traceback(mostrecentcalllast)", "duringhandlingoftheaboveexception", "theaboveexceptionwasthedirectcause");

    private final String text;

    /** Lower case, no white space. */
    private final String dense;

    /** For each character of {@link #dense} its place in {@link #text}. */
    private final int[] origin;

    private final int[] blocks;

    /** A found phrase: {@code end} is behind its last character. */
    record Hit(int start, int end) {}

    Pasted(String text) {
        this.text = text;
        this.origin = new int[text.length()];
        StringBuilder squeezed = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c)) {
                origin[squeezed.length()] = at;
                squeezed.append(c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c);
            }
        }
        this.dense = squeezed.toString();
        this.blocks = BLOCK_STARTS.stream()
                .flatMap(phrase -> find(phrase).stream())
                .mapToInt(Hit::start)
                .sorted()
                .toArray();
    }

    static String squeeze(String phrase) {
        return phrase.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    String text() {
        return text;
    }

    String dense() {
        return dense;
    }

    boolean says(String phrase) {
        return dense.contains(squeeze(phrase));
    }

    /** The first {@value #MOST_HITS} places, not overlapping. */
    List<Hit> find(String phrase) {
        return findSqueezed(squeeze(phrase));
    }

    List<Hit> findSqueezed(String phrase) {
        List<Hit> hits = new ArrayList<>();
        int at = dense.indexOf(phrase);
        while (at >= 0 && hits.size() < MOST_HITS) {
            hits.add(hit(at, phrase));
            at = dense.indexOf(phrase, at + phrase.length());
        }
        return hits;
    }

    /**
     * The first {@value #MOST_HITS} matches in the text without white space and in lower case. So that the cost stays
     * linear, a pattern begins with letters and repeats nothing without a bound.
     */
    List<Found> scan(Pattern pattern) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(dense);
        while (found.size() < MOST_HITS && matcher.find()) {
            found.add(new Found(matcher.toMatchResult()));
        }
        return found;
    }

    /** A match, whose groups are as they are written in the text but for white space. */
    final class Found {
        private final MatchResult match;

        private Found(MatchResult match) {
            this.match = match;
        }

        int start() {
            return origin[match.start()];
        }

        int end() {
            return origin[match.end() - 1] + 1;
        }

        /** The group up to where the text has white space or a character that the pattern does not allow. */
        Optional<String> word(int number, Pattern allowed) {
            int from = match.start(number);
            return from < 0 || from == match.end(number)
                    ? Optional.empty()
                    : at(origin[from], allowed).map(Matcher::group).filter(word -> !word.isEmpty());
        }

        /** Empty when the group took no part, or is empty. */
        Optional<String> group(int number) {
            int from = match.start(number);
            int to = match.end(number);
            if (from < 0 || from == to) {
                return Optional.empty();
            }
            StringBuilder word = new StringBuilder(to - from);
            for (int at = from; at < to; at++) {
                word.append(text.charAt(origin[at]));
            }
            return Optional.of(word.toString());
        }
    }

    /** The first place that begins in a range. */
    Optional<Hit> next(String phrase, int from, int to) {
        String wanted = squeeze(phrase);
        int at = dense.indexOf(wanted, denseAt(from));
        return at < 0 || origin[at] >= to ? Optional.empty() : Optional.of(hit(at, wanted));
    }

    /** The last place that begins in a range. */
    Optional<Hit> previous(String phrase, int from, int to) {
        String wanted = squeeze(phrase);
        int at = dense.lastIndexOf(wanted, denseAt(to) - 1);
        return at < 0 || origin[at] < from ? Optional.empty() : Optional.of(hit(at, wanted));
    }

    private Hit hit(int at, String phrase) {
        return new Hit(origin[at], origin[at + phrase.length() - 1] + 1);
    }

    private int denseAt(int at) {
        int found = Arrays.binarySearch(origin, 0, dense.length(), at);
        return found >= 0 ? found : -found - 1;
    }

    /** Without white space, in lower case. */
    String squeezed(int from, int to) {
        return dense.substring(denseAt(from), Math.max(denseAt(from), denseAt(to)));
    }

    /** Which traceback or exception of a chain a place is in, counted from 0. */
    int block(int at) {
        int found = Arrays.binarySearch(blocks, at);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int blockStart(int at) {
        int block = block(at);
        return block == 0 ? 0 : blocks[block - 1];
    }

    int blockEnd(int at) {
        int block = block(at);
        return block < blocks.length ? blocks[block] : text.length();
    }

    /** Where the message that begins at a place ends at the latest: before the next one of its kind. */
    int messageEnd(Hit start, String... nextKinds) {
        int end = Math.min(blockEnd(start.start()), start.end() + REACH);
        for (String kind : nextKinds) {
            int limit = end;
            end = next(kind, start.end(), limit).map(Hit::start).orElse(limit);
        }
        return end;
    }

    /** A match that begins exactly at a place, and goes on for no more than a few lines. */
    Optional<Matcher> at(int from, Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(from, Math.min(text.length(), from + REACH / 4));
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    String slice(int from, int to) {
        return text.substring(Math.max(0, from), Math.max(Math.max(0, from), Math.min(to, text.length())));
    }
}
