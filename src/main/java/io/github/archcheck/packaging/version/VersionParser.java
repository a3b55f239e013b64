package io.github.archcheck.packaging.version;

import io.github.archcheck.packaging.version.PreRelease.Phase;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads versions as PEP 440, appendix B, spells them. Every choice is decided by the next characters, so that the time is
 * that of one pass.
 */
final class VersionParser {
    /** Python converts no longer number from text either; so the cost of a version stays in proportion to its length. */
    private static final int MOST_DIGITS = 4300;

    /** Fits a {@code long} for certain. */
    private static final int FEW_DIGITS = 18;

    private static final List<Spelling> PRE = List.of(
            new Spelling("alpha", Phase.ALPHA),
            new Spelling("a", Phase.ALPHA),
            new Spelling("beta", Phase.BETA),
            new Spelling("b", Phase.BETA),
            new Spelling("preview", Phase.CANDIDATE),
            new Spelling("pre", Phase.CANDIDATE),
            new Spelling("rc", Phase.CANDIDATE),
            new Spelling("c", Phase.CANDIDATE));
    private static final List<String> POST = List.of("post", "rev", "r");
    private static final List<String> DEV = List.of("dev");

    private final String text;
    private int at;

    private record Spelling(String word, Phase phase) {}

    private VersionParser(String text) {
        this.text = text;
    }

    /** Empty for what is no version; white space around it counts as not there. */
    static Optional<VersionParts> parse(String text) {
        return Optional.ofNullable(parseOrNull(text));
    }

    /** Null for what is no version. */
    static @Nullable VersionParts parseOrNull(String text) {
        VersionParser parser = new VersionParser(PythonText.strip(text));
        VersionParts parts = parser.version();
        return parser.at < parser.text.length() ? null : parts;
    }

    private @Nullable VersionParts version() {
        if (next('v') || next('V')) {
            at++;
        }
        BigInteger first = number();
        BigInteger epoch = BigInteger.ZERO;
        if (first != null && next('!')) {
            epoch = first;
            at++;
            first = number();
        }
        if (first == null) {
            return null;
        }
        List<BigInteger> release = release(first);
        if (at == text.length()) {
            return new VersionParts(epoch, release, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
        }
        Optional<PreRelease> pre = preRelease();
        Optional<BigInteger> post = postRelease();
        Optional<BigInteger> dev = numbered(DEV);
        return new VersionParts(epoch, release, pre, post, dev, local());
    }

    private List<BigInteger> release(BigInteger first) {
        List<BigInteger> release = new ArrayList<>(4);
        release.add(first);
        while (next('.') && digitAt(at + 1)) {
            at++;
            BigInteger number = number();
            if (number == null) {
                break;
            }
            release.add(number);
        }
        return release;
    }

    private Optional<PreRelease> preRelease() {
        int start = at;
        skipSeparator();
        for (Spelling spelling : PRE) {
            if (take(spelling.word)) {
                return Optional.of(new PreRelease(spelling.phase, numberAfterWord()));
            }
        }
        at = start;
        return Optional.empty();
    }

    private Optional<BigInteger> postRelease() {
        if (next('-') && digitAt(at + 1)) {
            at++;
            return Optional.ofNullable(number());
        }
        return numbered(POST);
    }

    private Optional<BigInteger> numbered(List<String> words) {
        int start = at;
        skipSeparator();
        for (String word : words) {
            if (take(word)) {
                return Optional.of(numberAfterWord());
            }
        }
        at = start;
        return Optional.empty();
    }

    private BigInteger numberAfterWord() {
        skipSeparator();
        BigInteger number = number();
        return number == null ? BigInteger.ZERO : number;
    }

    /** Stops before a plus sign or a separator that nothing fitting follows; the caller sees that something is left. */
    private List<LocalSegment> local() {
        if (!next('+')) {
            return List.of();
        }
        List<LocalSegment> segments = new ArrayList<>(2);
        for (int start = at + 1; wordAt(start); start = at + 1) {
            int end = start;
            while (wordAt(end)) {
                end++;
            }
            Optional<LocalSegment> segment = segment(text.substring(start, end));
            if (segment.isEmpty()) {
                break;
            }
            segments.add(segment.get());
            at = end;
            if (!separatorAt(end)) {
                break;
            }
        }
        return segments;
    }

    private static Optional<LocalSegment> segment(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!digit(word.charAt(i))) {
                return Optional.of(new LocalSegment(word.toLowerCase(Locale.ROOT), Optional.empty()));
            }
        }
        if (word.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        BigInteger number = number(word);
        return Optional.of(new LocalSegment(number.toString(), Optional.of(number)));
    }

    /** Null, and nothing taken, when there is none, or one longer than any that is meant. */
    private @Nullable BigInteger number() {
        int end = at;
        while (digitAt(end)) {
            end++;
        }
        if (end == at || end - at > MOST_DIGITS) {
            return null;
        }
        BigInteger number = number(text.substring(at, end));
        at = end;
        return number;
    }

    private static BigInteger number(String digits) {
        return digits.length() <= FEW_DIGITS ? BigInteger.valueOf(Long.parseLong(digits)) : new BigInteger(digits);
    }

    private boolean take(String word) {
        if (text.length() - at < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        at += word.length();
        return true;
    }

    private void skipSeparator() {
        if (separatorAt(at)) {
            at++;
        }
    }

    private boolean next(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean digitAt(int index) {
        return index < text.length() && digit(text.charAt(index));
    }

    private boolean wordAt(int index) {
        if (index >= text.length()) {
            return false;
        }
        char c = lower(text.charAt(index));
        return digit(c) || (c >= 'a' && c <= 'z');
    }

    private boolean separatorAt(int index) {
        return index < text.length() && "._-".indexOf(text.charAt(index)) >= 0;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Of ASCII letters only: other characters that fold to one are not part of a version. */
    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
