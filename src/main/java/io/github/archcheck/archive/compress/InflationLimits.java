package io.github.archcheck.archive.compress;

/**
 * How much may come of how little. An environment shrinks to a third, a layer of zeros to a thousandth, which is as far as
 * gzip goes; so little is let grow so much only while it takes no time.
 *
 * @param streamBytes the most that one stream may have
 * @param archiveBytes the most that all streams of an archive may have together
 * @param freeBytes up to here nothing is asked
 * @param ratio how many bytes may come of one after that
 * @param longBytes after so many bytes,
 * @param longRatio only so many may come of one
 */
public record InflationLimits(
        long streamBytes, long archiveBytes, long freeBytes, int ratio, long longBytes, int longRatio) {
    public static final InflationLimits STANDARD =
            new InflationLimits(16L << 30, 64L << 30, 256L << 20, 1000, 1L << 30, 200);

    boolean allow(long compressed, long inflated) {
        if (inflated <= freeBytes) {
            return true;
        }
        int allowed = inflated <= longBytes ? ratio : longRatio;
        return inflated / allowed <= compressed;
    }
}
