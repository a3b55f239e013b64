package io.github.archcheck.lock;

import java.util.List;
import java.util.Optional;

/**
 * What of a listing is meant for one machine.
 *
 * @param refusal why the listing is not for that machine or Python at all, in words; then nothing is wanted
 * @param wanted in the order of the listing's graph or by name, those that do not apply included
 * @param notices what a user should know of how it was read, in words
 * @param unknown what was chosen and the listing does not know, in words such as {@code unknown extra 'x'; known: tf, torch};
 *     then nothing is wanted
 */
public record Selection(Optional<String> refusal, List<Wanted> wanted, List<String> notices, List<String> unknown) {
    public Selection {
        wanted = List.copyOf(wanted);
        notices = List.copyOf(notices);
        unknown = List.copyOf(unknown);
    }

    public Selection(Optional<String> refusal, List<Wanted> wanted, List<String> notices) {
        this(refusal, wanted, notices, List.of());
    }

    public static Selection unknown(List<String> unknown) {
        return new Selection(Optional.empty(), List.of(), List.of(), unknown);
    }

    public static Selection refused(String why) {
        return new Selection(Optional.of(why), List.of(), List.of());
    }
}
