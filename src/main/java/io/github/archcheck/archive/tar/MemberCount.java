package io.github.archcheck.archive.tar;

import io.github.archcheck.archive.RefusedArchiveException;

/** How many members all tar archives have that make up one tree. For one thread. */
public final class MemberCount {
    /** What one archive may have. */
    public static final int ARCHIVE = 1_000_000;

    /** What the layers of an image may have together, with what they hide of each other. */
    public static final int IMAGE = 2_000_000;

    private final int most;
    private int count;

    public MemberCount(int most) {
        this.most = most;
    }

    void another() throws RefusedArchiveException {
        count++;
        if (count > most) {
            throw new RefusedArchiveException(-1, "has more than " + most + " members");
        }
    }
}
