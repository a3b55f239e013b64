package io.github.archcheck.packaging.version;

import java.math.BigInteger;
import java.util.Optional;

/**
 * One part of a local version such as {@code +cu128.1}: numbers come after words and are compared as numbers.
 *
 * @param text in lower case, without leading zeros of a number
 * @param number empty for a word
 */
record LocalSegment(String text, Optional<BigInteger> number) implements Comparable<LocalSegment> {
    @Override
    public int compareTo(LocalSegment other) {
        if (number.isPresent() && other.number.isPresent()) {
            return number.get().compareTo(other.number.get());
        }
        return number.isPresent() == other.number.isPresent()
                ? text.compareTo(other.text)
                : Boolean.compare(number.isPresent(), other.number.isPresent());
    }

    @Override
    public String toString() {
        return text;
    }
}
