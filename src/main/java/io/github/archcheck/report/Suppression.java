package io.github.archcheck.report;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a finding is known and does not count.
 *
 * @param reason as somebody wrote it; empty for a baseline, which has none
 * @param expires the last day on which it counts; empty when it does not expire
 * @param origin where it is written: the configuration with the line, or the baseline
 */
public record Suppression(Kind kind, Optional<String> reason, Optional<LocalDate> expires, String origin) {
    /** Who says so. */
    public enum Kind {
        /** An entry of the configuration. */
        IGNORED,
        /** A baseline: it was there before. */
        BASELINE;

        /** As in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
