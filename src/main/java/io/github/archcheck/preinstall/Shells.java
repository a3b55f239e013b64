package io.github.archcheck.preinstall;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.packaging.tags.WheelName;
import java.util.List;
import java.util.Optional;

/**
 * Wheels that are installed and hold nothing: they only require another distribution. A tagged wheel of at most 16 KiB is
 * one when another tagged wheel of the same version has at least 1 MiB (SHELL-1).
 */
final class Shells {
    private static final long MOST_OF_A_SHELL = 16 << 10;
    private static final long LEAST_OF_THE_REAL = 1 << 20;

    private Shells() {}

    /** Empty, or one sentence. */
    static List<String> doubts(Candidate taken, List<Candidate> all) {
        boolean small = isTagged(taken) && taken.sizeBytes().orElse(Long.MAX_VALUE) <= MOST_OF_A_SHELL;
        boolean real = all.stream().anyMatch(c -> isTagged(c) && c.sizeBytes().orElse(0) >= LEAST_OF_THE_REAL);
        if (!small || !real) {
            return List.of();
        }
        return List.of("the wheel is an empty shell that only requires another distribution; a lock file that holds the"
                + " requirements of one wheel for all may lack it");
    }

    private static boolean isTagged(Candidate candidate) {
        Optional<WheelName> name = WheelName.parse(candidate.fileName());
        return name.filter(
                        n -> n.tags().stream().noneMatch(tag -> tag.platform().equals("any")))
                .isPresent();
    }
}
