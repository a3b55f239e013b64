package io.github.archcheck.preinstall;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Order of build tags: no tag first, then by leading number, then by the rest (WHL-4). */
final class BuildTag {
    private static final Pattern TAG = Pattern.compile("(\\d+)(.*)");

    private BuildTag() {}

    static int compare(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isPresent(), other.isPresent());
        }
        int byNumber = number(one.get()).compareTo(number(other.get()));
        return byNumber != 0 ? byNumber : one.get().compareTo(other.get());
    }

    private static BigInteger number(String tag) {
        Matcher parts = TAG.matcher(tag);
        return parts.matches() ? new BigInteger(parts.group(1)) : BigInteger.ZERO;
    }
}
