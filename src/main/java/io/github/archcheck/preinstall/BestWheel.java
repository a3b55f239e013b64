package io.github.archcheck.preinstall;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.packaging.tags.AcceptedTags;
import io.github.archcheck.packaging.tags.Reason;
import io.github.archcheck.packaging.tags.WheelName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The wheel that an installer would take of several.
 *
 * @param taken empty when none fits
 * @param reason how it fits; else why the one that comes nearest does not; empty without wheels
 * @param names those whose names say something
 * @param invalid file names that are no wheel's
 */
record BestWheel(Optional<Candidate> taken, Optional<Reason> reason, List<WheelName> names, List<String> invalid) {
    static BestWheel of(List<Candidate> wheels, AcceptedTags accepted) {
        List<WheelName> names = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (Candidate wheel : wheels) {
            WheelName.parse(wheel.fileName()).ifPresentOrElse(names::add, () -> invalid.add(wheel.fileName()));
        }
        Optional<WheelName> best = accepted.best(names);
        // Reasons are asked for only when they are needed: most wheels of a lock are for other machines.
        Optional<Reason> reason = best.isPresent()
                ? best.map(name -> accepted.fit(name).reason())
                : names.stream().map(name -> accepted.fit(name).reason()).max(Comparator.naturalOrder());
        return new BestWheel(
                best.flatMap(name -> wheels.stream()
                        .filter(wheel -> wheel.fileName().equals(name.fileName()))
                        .findFirst()),
                reason.or(() -> invalid.isEmpty() ? Optional.empty() : Optional.of(Reason.INVALID_FILENAME)),
                names,
                invalid);
    }
}
