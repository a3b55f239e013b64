package io.github.archcheck.index.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long to wait before asking again. */
final class Pauses {
    private Pauses() {}

    /** What the server asks for, at least our own; empty when it is too long to wait. */
    static Optional<Duration> before(int nextTry, Optional<String> retryAfter, HttpLimits limits) {
        Duration own = limits.firstPause().multipliedBy(1L << Math.min(10, Math.max(0, nextTry - 2)));
        Duration asked = retryAfter.map(Pauses::asked).orElse(Duration.ZERO);
        Duration longer = asked.compareTo(own) > 0 ? asked : own;
        return longer.compareTo(limits.longestPause()) > 0 ? Optional.empty() : Optional.of(longer);
    }

    private static Duration asked(String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration left = Duration.between(Instant.now(), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
