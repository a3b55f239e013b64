package io.github.archcheck.lock;

import io.github.archcheck.packaging.PythonTarget;
import java.util.List;
import java.util.Optional;

/**
 * What of a listing is meant for one machine.
 *
 * @param refusal why the listing is not for that machine or Python at all, in words; then nothing is wanted
 * @param wanted in the order of the listing's graph or by name, those that do not apply included
 * @param notices what a user should know of how it was read, in words
 * @param python what the listing itself installs, as conda's locks do: then its wheels are for that one, whatever was asked;
 *     empty for all others
 */
public record Selection(
        Optional<String> refusal, List<Wanted> wanted, List<String> notices, Optional<PythonTarget> python) {
    public Selection {
        wanted = List.copyOf(wanted);
        notices = List.copyOf(notices);
    }

    public Selection(Optional<String> refusal, List<Wanted> wanted, List<String> notices) {
        this(refusal, wanted, notices, Optional.empty());
    }

    public static Selection refused(String why) {
        return new Selection(Optional.of(why), List.of(), List.of());
    }
}
