package io.github.archcheck.lock.requirements;

/**
 * A line of a listing.
 *
 * @param number from 1; of the first, if it was put together from several
 */
public record TextLine(int number, String text) {}
