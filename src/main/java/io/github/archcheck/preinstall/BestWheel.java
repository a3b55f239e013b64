package io.github.archcheck.preinstall;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.packaging.tags.AcceptedTags;
import io.github.archcheck.packaging.tags.Fit;
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
    /** A wheel and how it fits. */
    private record Fitting(Candidate candidate, WheelName name, Fit fit) {}

    /** Lower rank first, then the higher build tag (SEL-1). */
    private static final Comparator<Fitting> PREFERENCE = Comparator.comparingInt(
                    (Fitting f) -> f.fit().rank())
            .thenComparing(f -> f.name().build(), (a, b) -> BuildTag.compare(b, a));

    static BestWheel of(List<Candidate> wheels, AcceptedTags accepted) {
        List<Fitting> all = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (Candidate wheel : wheels) {
            Optional<WheelName> name = WheelName.parse(wheel.fileName());
            if (name.isPresent()) {
                all.add(new Fitting(wheel, name.get(), accepted.fit(name.get())));
            } else {
                invalid.add(wheel.fileName());
            }
        }
        Optional<Fitting> best =
                all.stream().filter(f -> f.fit().reason().fits()).min(PREFERENCE);
        Optional<Reason> reason = best.map(f -> f.fit().reason())
                .or(() -> all.stream().map(f -> f.fit().reason()).max(Comparator.naturalOrder()))
                .or(() -> invalid.isEmpty() ? Optional.empty() : Optional.of(Reason.INVALID_FILENAME));
        return new BestWheel(
                best.map(Fitting::candidate),
                reason,
                all.stream().map(Fitting::name).toList(),
                invalid);
    }
}
