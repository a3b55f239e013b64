package io.github.archcheck.loader.dyld;

/** How much more may be spent: strangers' files can ask for any amount of work. */
final class Budget {
    private final Budget whole;
    private long left;

    Budget(long amount) {
        this.left = amount;
        this.whole = this;
    }

    private Budget(long amount, Budget whole) {
        this.left = amount;
        this.whole = whole;
    }

    /** A part of this one: what it spends both spend. */
    Budget part(long amount) {
        return new Budget(amount, this);
    }

    /** Whether so much more may be spent; then it is. */
    boolean spend(long amount) {
        left -= amount;
        return left >= 0 && (whole == this || whole.spend(amount));
    }
}
