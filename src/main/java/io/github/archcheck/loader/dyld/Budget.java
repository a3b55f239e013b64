package io.github.archcheck.loader.dyld;

/** How many more paths may be looked at: strangers' files can name any number of them. */
final class Budget {
    private long left;

    Budget(long places) {
        this.left = places;
    }

    /** Whether one more may be. */
    boolean spend() {
        return left-- > 0;
    }
}
