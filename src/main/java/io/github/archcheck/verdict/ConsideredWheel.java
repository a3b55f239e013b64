package io.github.archcheck.verdict;

/**
 * A wheel that was looked at for a distribution.
 *
 * @param why it is taken or not, in words
 */
public record ConsideredWheel(String fileName, String why) {}
