package io.github.archcheck.lock.requirements;

import io.github.archcheck.lock.walk.Conditions;
import io.github.archcheck.lock.walk.Truth;
import java.util.List;
import java.util.Optional;

/**
 * Whether something with a marker is meant for a machine.
 *
 * @param skipped why it is not, in words; empty when it is
 * @param doubts what could not be decided; then it is meant
 */
public record Applicability(Optional<String> skipped, List<String> doubts) {
    /** Meant for every machine. */
    public static final Applicability ALWAYS = new Applicability(Optional.empty(), List.of());

    public Applicability {
        doubts = List.copyOf(doubts);
    }

    /** @param marker empty when there is none */
    public static Applicability of(String marker, Conditions conditions) {
        Truth truth = conditions.of(marker);
        String words = "marker: " + marker;
        return switch (truth) {
            case YES -> ALWAYS;
            case NO -> new Applicability(Optional.of(words), List.of());
            case MAYBE -> new Applicability(Optional.empty(), List.of(words));
        };
    }

    public boolean isMeant() {
        return skipped.isEmpty();
    }
}
