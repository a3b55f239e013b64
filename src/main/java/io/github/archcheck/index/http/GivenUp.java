package io.github.archcheck.index.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts that are not asked again in this run, and why: whoever fails for all is not asked for each. */
final class GivenUp {
    private static final int MOST_FAILURES = 3;

    private final Map<Origin, String> words = new ConcurrentHashMap<>();
    private final Map<Origin, Integer> failures = new ConcurrentHashMap<>();

    Optional<String> why(Origin origin) {
        return Optional.ofNullable(words.get(origin));
    }

    void giveUp(Origin origin, String why) {
        words.putIfAbsent(origin, why);
    }

    /** One request that failed after all tries; a few of them, with no answer in between, are enough. */
    void failed(Origin origin, String why) {
        if (failures.merge(origin, 1, Integer::sum) >= MOST_FAILURES) {
            giveUp(origin, why);
        }
    }

    void answered(Origin origin) {
        failures.remove(origin);
    }
}
