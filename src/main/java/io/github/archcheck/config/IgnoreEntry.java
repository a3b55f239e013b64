package io.github.archcheck.config;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Findings that somebody knows and lives with: those that all of rule, path and distribution fit.
 *
 * @param rules ids or names as they are written; empty for all
 * @param path a glob from the root that is judged; empty for all
 * @param distribution a name or a glob, normalised; empty for all
 * @param reason never blank
 * @param expires the last day on which it counts; empty when it does not expire
 */
public record IgnoreEntry(
        List<String> rules,
        Optional<String> path,
        Optional<String> distribution,
        String reason,
        Optional<LocalDate> expires,
        Position at) {
    public IgnoreEntry {
        rules = List.copyOf(rules);
    }

    /** Whether its last day is over. */
    public boolean isExpired(LocalDate today) {
        return expires.filter(last -> last.isBefore(today)).isPresent();
    }
}
