package io.github.archcheck.comparison;

import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.packaging.version.PackageVersion;
import io.github.archcheck.verdict.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What became of one package, or of what no package owns.
 *
 * @param name of the package; empty for everything else
 * @param before empty when it was not there, and for what is no package
 * @param after empty when it is not there any more, and for what is no package
 * @param broke findings that were not there, or were less severe
 * @param gone findings that were there and are not
 * @param still findings that were there, as they are now
 * @param architectures of its native files, where they are others
 * @param importsLost that fail now and did not
 * @param importsRegained that failed wholly or partly and do not
 */
public record PackageChange(
        Subject subject,
        String name,
        Optional<Held> before,
        Optional<Held> after,
        List<Finding> broke,
        List<Finding> gone,
        List<Finding> still,
        List<ArchitectureShift> architectures,
        Optional<FloorShift> floor,
        List<String> importsLost,
        List<String> importsRegained) {
    private static final int LONGEST_VERSION = 200;

    public PackageChange {
        broke = List.copyOf(broke);
        gone = List.copyOf(gone);
        still = List.copyOf(still);
        architectures = List.copyOf(architectures);
        importsLost = List.copyOf(importsLost);
        importsRegained = List.copyOf(importsRegained);
    }

    /** What this is about. */
    public enum Subject {
        /** The interpreter, or the root as a whole. */
        ENVIRONMENT("environment"),
        PACKAGE("package"),
        /** Files that no package owns. */
        FILES("files");

        private final String label;

        Subject(String label) {
            this.label = label;
        }

        /** As in JSON. */
        public String label() {
            return label;
        }
    }

    /**
     * A package on one side.
     *
     * @param version several with commas when it is there several times; empty when unknown
     * @param verdict the worst, as in the report's JSON
     * @param binaries how many native files it has
     */
    public record Held(Optional<String> version, String verdict, int binaries) {}

    /** What became of its version. */
    public enum Move {
        SAME,
        ADDED,
        REMOVED,
        UPGRADED,
        DOWNGRADED,
        /** Another one, and nobody knows which is newer. */
        CHANGED
    }

    /** What became of its errors. */
    public enum Status {
        /** It had none and has some, or an import fails that did not. */
        BROKE("broke"),
        /** It had some and has new ones. */
        WORSE("worse"),
        /** It had some and has none. */
        REPAIRED("repaired"),
        /** It had more. */
        BETTER("better"),
        STILL_BROKEN("still-broken"),
        /** It had none and has none, or it is not there any more. */
        FINE("fine");

        private final String label;

        Status(String label) {
            this.label = label;
        }

        /** As in JSON. */
        public String label() {
            return label;
        }
    }

    public Move move() {
        if (subject != Subject.PACKAGE || (before.isPresent() && before.equals(after))) {
            return Move.SAME;
        }
        if (before.isEmpty() || after.isEmpty()) {
            return before.isPresent() ? Move.REMOVED : after.isPresent() ? Move.ADDED : Move.SAME;
        }
        Optional<String> old = before.get().version();
        Optional<String> now = after.get().version();
        if (old.equals(now)) {
            return Move.SAME;
        }
        Optional<PackageVersion> first = old.flatMap(PackageChange::version);
        Optional<PackageVersion> second = now.flatMap(PackageChange::version);
        int order = first.isPresent() && second.isPresent() ? second.get().compareTo(first.get()) : 0;
        return order == 0 ? Move.CHANGED : order > 0 ? Move.UPGRADED : Move.DOWNGRADED;
    }

    /** Empty for what is none; numbers of any length take any time. */
    private static Optional<PackageVersion> version(String text) {
        return text.length() > LONGEST_VERSION ? Optional.empty() : PackageVersion.parse(text);
    }

    public Status status() {
        boolean had = hasError(gone) || hasError(still);
        if (hasError(broke) || !importsLost.isEmpty()) {
            return had ? Status.WORSE : Status.BROKE;
        }
        if (hasError(still)) {
            return hasError(gone) ? Status.BETTER : Status.STILL_BROKEN;
        }
        return hasError(gone) && move() != Move.REMOVED ? Status.REPAIRED : Status.FINE;
    }

    private static boolean hasError(List<Finding> findings) {
        return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    }

    /** Whether nothing is another one than it was; findings that stayed do not count. */
    public boolean isSame() {
        return before.equals(after)
                && broke.isEmpty()
                && gone.isEmpty()
                && architectures.isEmpty()
                && floor.isEmpty()
                && importsLost.isEmpty()
                && importsRegained.isEmpty();
    }

    /** Whether files are for other machines, and not because the target is another one. */
    public boolean changedArchitecture() {
        return architectures.stream().anyMatch(shift -> !shift.followsTarget());
    }

    /** Whether all files that are for other machines are so because the target is another one. */
    public boolean followedTarget() {
        return !architectures.isEmpty() && !changedArchitecture();
    }

    /** Whether something broke that is at least so severe; an import that fails is an error. */
    public boolean broke(Severity severity) {
        return !importsLost.isEmpty()
                || broke.stream().anyMatch(f -> f.severity().isAtLeast(severity));
    }

    /** {@code numpy}, {@code files that no package owns}. */
    public String title() {
        return switch (subject) {
            case ENVIRONMENT -> "the environment as a whole";
            case PACKAGE -> name;
            case FILES -> "files that no package owns";
        };
    }
}
