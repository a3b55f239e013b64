package io.github.archcheck.index.http;

import java.time.Duration;

/** When an answer must be whole. */
final class Deadline {
    private final long at;
    private final Duration time;

    Deadline(Duration time) {
        this.time = time;
        this.at = System.nanoTime() + time.toNanos();
    }

    boolean isPassed() {
        return leftNanos() <= 0;
    }

    long leftNanos() {
        return at - System.nanoTime();
    }

    /** What is left, but not more than a time; at least one millisecond, since none would mean for ever. */
    int leftMillis(Duration most) {
        long millis = Math.min(leftNanos() / 1_000_000, most.toMillis());
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, millis));
    }

    /** As it is told. */
    String words() {
        return time.toSeconds() > 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
