package io.github.archcheck.archive.zip;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** What may be inflated at most: nobody who asks for headers asks for that much. */
final class Budget {
    private static final long MEMBER_BYTES = 256 << 20;
    private static final long ARCHIVE_BYTES = 4L << 30;
    private static final long FREE_BYTES = 1 << 20;
    private static final long RATIO = 1000;

    private final AtomicLong inflated = new AtomicLong();

    /** In the archive as a whole, what was inflated twice counting twice. */
    long inflatedBytes() {
        return inflated.get();
    }

    /**
     * Before a member is inflated further.
     *
     * @param produced bytes of the member so far
     * @param consumed bytes of its data so far
     * @param wanted bytes more
     */
    void take(long produced, long consumed, int wanted) throws IOException {
        if (produced + wanted > MEMBER_BYTES) {
            throw new IOException("is not inflated beyond " + (MEMBER_BYTES >> 20) + " MiB");
        }
        if (produced > FREE_BYTES && produced / RATIO > consumed) {
            throw new IOException("inflates to more than " + RATIO + " times its size, as bombs do");
        }
        if (inflated.addAndGet(wanted) > ARCHIVE_BYTES) {
            throw new IOException(
                    "is not inflated, more than " + (ARCHIVE_BYTES >> 30) + " GiB of the archive have been");
        }
    }
}
