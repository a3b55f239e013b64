package io.github.archcheck.lock;

import java.util.List;
import java.util.Optional;

/**
 * What of a listing is meant for one machine.
 *
 * @param refusal why the listing is not for that machine or Python at all, in words; then nothing is wanted
 * @param wanted in the order of the listing's graph or by name, those that do not apply included
 * @param notices what a user should know of how it was read, in words
 */
public record Selection(Optional<String> refusal, List<Wanted> wanted, List<String> notices) {
    public Selection {
        wanted = List.copyOf(wanted);
        notices = List.copyOf(notices);
    }

    public static Selection refused(String why) {
        return new Selection(Optional.of(why), List.of(), List.of());
    }
}
