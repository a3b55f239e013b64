package io.github.archcheck.index.http;

import java.time.Duration;

/**
 * How long, how often and how much is asked.
 *
 * @param stall without a byte
 * @param page in all, from the request to the last byte of a page
 * @param tries of one request
 * @param firstPause before the second try; doubled before the third
 * @param longestPause a server that asks for more is not asked again
 * @param pageBytes of one page, as sent and unpacked
 * @param downloadBytes of one file that is fetched whole
 */
public record HttpLimits(
        Duration stall,
        Duration page,
        int tries,
        Duration firstPause,
        Duration longestPause,
        long pageBytes,
        long downloadBytes) {
    private static final long MEBIBYTE = 1L << 20;

    public static final HttpLimits USUAL = new HttpLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            3,
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            64 * MEBIBYTE,
            200 * MEBIBYTE);

    /** The time that a file may take: as much as a page, and what it needs at 256 KiB a second. */
    public Duration forFile(long sizeBytes) {
        return page.plusSeconds(Math.max(0, sizeBytes) / (MEBIBYTE / 4));
    }
}
