package io.github.archcheck.verdict;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of one distribution that is to be installed.
 *
 * @param version empty when nothing fixes it
 * @param source the file that names it; for a wheel its own name
 * @param file the one that would be taken; empty when there is none or nobody knows
 * @param reason code of why no wheel fits, or how the taken one fits; empty when no wheel was looked at
 * @param nearest what is nearest to fitting, in words; empty when something fits or nothing is near
 * @param because why it is skipped, built or unknown, in words; empty when there is nothing to add
 * @param requiredBy the shortest way from a root to it, itself excluded; empty for a root
 * @param content what becomes of the native files in the wheel; empty when it was not opened
 * @param problems what is wrong with them, in words
 * @param doubts what makes the answer less than sure, in words
 * @param fix empty when there is none
 * @param wheels that were looked at, and what became of each; empty unless somebody wants to know
 */
public record PackageVerdict(
        String name,
        Optional<String> version,
        String source,
        Outcome outcome,
        Optional<String> file,
        Optional<String> reason,
        Optional<String> nearest,
        Optional<String> because,
        List<String> requiredBy,
        Optional<Verdict> content,
        List<String> problems,
        List<String> doubts,
        Optional<Fix> fix,
        List<ConsideredWheel> wheels) {
    public PackageVerdict {
        requiredBy = List.copyOf(requiredBy);
        problems = List.copyOf(problems);
        doubts = List.copyOf(doubts);
        wheels = List.copyOf(wheels);
    }

    /** Nobody wants to know which wheels were looked at. */
    public PackageVerdict(
            String name,
            Optional<String> version,
            String source,
            Outcome outcome,
            Optional<String> file,
            Optional<String> reason,
            Optional<String> nearest,
            Optional<String> because,
            List<String> requiredBy,
            Optional<Verdict> content,
            List<String> problems,
            List<String> doubts,
            Optional<Fix> fix) {
        this(
                name,
                version,
                source,
                outcome,
                file,
                reason,
                nearest,
                because,
                requiredBy,
                content,
                problems,
                doubts,
                fix,
                List.of());
    }

    /** Whether it can be installed. */
    public enum Outcome {
        /** A wheel fits. */
        OK("ok"),
        /** No wheel fits, and there is something to build from. */
        BUILD("build"),
        /** No wheel fits, and there is nothing to build from. */
        BLOCKED("blocked"),
        /** It is not meant for this machine, or not asked for. */
        SKIPPED("skipped"),
        /** What is given does not tell. */
        UNKNOWN("unknown");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As in JSON. */
        public String label() {
            return label;
        }
    }

    /** {@code tensorflow-text 2.15.0}. */
    public String title() {
        return name + version.map(v -> " " + v).orElse("");
    }
}
