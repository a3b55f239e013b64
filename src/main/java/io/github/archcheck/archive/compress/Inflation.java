package io.github.archcheck.archive.compress;

/** What the streams of one archive have grown to so far. For one thread. */
public final class Inflation {
    private final InflationLimits limits;
    private long total;

    public Inflation(InflationLimits limits) {
        this.limits = limits;
    }

    /**
     * @param compressed what a stream has taken in so far
     * @param inflated what has come of it
     * @param more how much of that is new
     */
    void count(long compressed, long inflated, long more) throws BrokenStreamException {
        total += more;
        if (!limits.allow(compressed, inflated)) {
            throw new BrokenStreamException(
                    "made to fill memory: " + compressed + " compressed bytes grow to more than " + inflated, true);
        }
        if (inflated > limits.streamBytes()) {
            throw tooMuch("has", limits.streamBytes());
        }
        if (total > limits.archiveBytes()) {
            throw tooMuch("has, with the rest of the archive,", limits.archiveBytes());
        }
    }

    private static BrokenStreamException tooMuch(String what, long bytes) {
        return new BrokenStreamException(what + " more than " + (bytes >> 20) + " MiB when decompressed", false);
    }
}
