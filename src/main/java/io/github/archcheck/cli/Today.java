package io.github.archcheck.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The day on which entries expire or not. */
final class Today {
    private static final String EPOCH = "SOURCE_DATE_EPOCH";

    private Today() {}

    /** Of {@code SOURCE_DATE_EPOCH}, in UTC, when that is set: reports that must not change; else of this machine. */
    static LocalDate of(Session session) throws UsageException {
        String epoch = session.environment().getOrDefault(EPOCH, "");
        if (epoch.isEmpty()) {
            return LocalDate.now(ZoneId.systemDefault());
        }
        try {
            return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(epoch)), ZoneOffset.UTC);
        } catch (NumberFormatException | DateTimeException e) {
            throw new UsageException(EPOCH + " takes a number of seconds, not '" + epoch + "'");
        }
    }
}
