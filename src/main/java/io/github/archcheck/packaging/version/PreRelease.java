package io.github.archcheck.packaging.version;

import java.math.BigInteger;
import java.util.Comparator;

/** The {@code a1}, {@code b2} or {@code rc3} of a version. */
record PreRelease(Phase phase, BigInteger number) implements Comparable<PreRelease> {
    private static final Comparator<PreRelease> ORDER =
            Comparator.comparing(PreRelease::phase).thenComparing(PreRelease::number);

    /** In their order. */
    enum Phase {
        ALPHA("a"),
        BETA("b"),
        CANDIDATE("rc");

        private final String label;

        Phase(String label) {
            this.label = label;
        }
    }

    @Override
    public int compareTo(PreRelease other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return phase.label + number;
    }
}
