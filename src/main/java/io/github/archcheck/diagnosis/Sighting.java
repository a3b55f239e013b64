package io.github.archcheck.diagnosis;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One place of a text that speaks of one cause.
 *
 * @param at where it begins
 * @param end where the message ends that it was taken from; a more telling sighting before it stands for both
 * @param rule overrides the rule of the cause when present
 */
record Sighting(
        Cause cause,
        Confidence confidence,
        int at,
        int end,
        String sentence,
        Optional<String> path,
        List<String> have,
        List<String> need,
        Map<Detail, String> details,
        Optional<String> rule) {
    Sighting {
        have = List.copyOf(have);
        need = List.copyOf(need);
        details = Map.copyOf(details);
    }

    static Sighting of(Cause cause, Confidence confidence, int at, String sentence) {
        return new Sighting(
                cause,
                confidence,
                at,
                at,
                sentence,
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    Sighting upTo(int newEnd) {
        return new Sighting(cause, confidence, at, newEnd, sentence, path, have, need, details, rule);
    }

    Sighting at(Optional<String> newPath) {
        return new Sighting(cause, confidence, at, end, sentence, newPath, have, need, details, rule);
    }

    Sighting architectures(List<String> newHave, List<String> newNeed) {
        return new Sighting(cause, confidence, at, end, sentence, path, newHave, newNeed, details, rule);
    }

    Sighting with(Detail detail, Optional<String> value) {
        if (value.isEmpty() || value.get().isBlank()) {
            return this;
        }
        Map<Detail, String> more = new EnumMap<>(Detail.class);
        more.putAll(details);
        more.put(detail, value.get());
        return new Sighting(cause, confidence, at, end, sentence, path, have, need, more, rule);
    }

    Sighting with(Confidence newConfidence) {
        return new Sighting(cause, newConfidence, at, end, sentence, path, have, need, details, rule);
    }

    Sighting because(String newSentence) {
        return new Sighting(cause, confidence, at, end, newSentence, path, have, need, details, rule);
    }

    Sighting as(Cause newCause, Confidence newConfidence, String newSentence) {
        return new Sighting(newCause, newConfidence, at, end, newSentence, path, have, need, details, Optional.empty());
    }

    Sighting ruledBy(String newRule) {
        return new Sighting(cause, confidence, at, end, sentence, path, have, need, details, Optional.of(newRule));
    }

    Optional<String> detail(Detail detail) {
        return Optional.ofNullable(details.get(detail));
    }
}
