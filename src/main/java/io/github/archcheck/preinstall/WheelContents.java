package io.github.archcheck.preinstall;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/** Looks into wheels that are at hand. */
@FunctionalInterface
public interface WheelContents {
    /** Looks into nothing. */
    WheelContents CLOSED = candidate -> Optional.empty();

    /** Empty when the wheel is not at hand. */
    Optional<Content> of(Candidate wheel);

    /**
     * What is in a wheel.
     *
     * @param verdict the worst of its native files
     * @param problems in words, the first few; for what cannot run or could not be told
     */
    record Content(Verdict verdict, List<String> problems) {
        public Content {
            problems = List.copyOf(problems);
        }
    }
}
