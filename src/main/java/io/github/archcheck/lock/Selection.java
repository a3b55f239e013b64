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
 * @param unknown what was chosen and the listing does not know, in words such as {@code unknown extra 'x'; known: tf, torch};
 *     then nothing is wanted
 * @param python what the listing itself installs, as conda's locks do: then its wheels are for that one, whatever was asked;
 *     empty for all others
 */
public record Selection(
        Optional<String> refusal,
        List<Wanted> wanted,
        List<String> notices,
        List<String> unknown,
        Optional<PythonTarget> python) {
    public Selection {
        wanted = List.copyOf(wanted);
        notices = List.copyOf(notices);
        unknown = List.copyOf(unknown);
    }

    public Selection(Optional<String> refusal, List<Wanted> wanted, List<String> notices) {
        this(refusal, wanted, notices, List.of(), Optional.empty());
    }

    public static Selection unknown(List<String> unknown) {
        return new Selection(Optional.empty(), List.of(), List.of(), unknown, Optional.empty());
    }

    /** With a Python of the listing's own. */
    public static Selection of(List<Wanted> wanted, List<String> notices, Optional<PythonTarget> python) {
        return new Selection(Optional.empty(), wanted, notices, List.of(), python);
    }

    public static Selection refused(String why) {
        return new Selection(Optional.of(why), List.of(), List.of());
    }
}
