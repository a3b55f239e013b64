package io.github.archcheck.report.html;

import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Verdict;

/** What becomes of a package, as the page names, colours and patterns it. */
enum Standing {
    BROKEN("cannot run", "broken"),
    BLOCKED("cannot be installed", "broken"),
    UNDETERMINED("could not tell", "unsure"),
    UNKNOWN("could not tell", "unsure"),
    TRANSLATED("runs translated", "slow"),
    BUILD("would be built", "slow"),
    RUNS("runs", "runs"),
    FITS("fits", "runs"),
    UNUSED("not used here", "unused"),
    SKIPPED("left out", "unused");

    private final String label;
    private final String look;

    Standing(String label, String look) {
        this.label = label;
        this.look = look;
    }

    String label() {
        return label;
    }

    /** Class of the style sheet, and name of the symbol. */
    String look() {
        return look;
    }

    static Standing of(Verdict verdict) {
        return switch (verdict) {
            case RUNS -> RUNS;
            case RUNS_TRANSLATED -> TRANSLATED;
            case CANNOT_RUN -> BROKEN;
            case NOT_USED -> UNUSED;
            case UNDETERMINED -> UNDETERMINED;
        };
    }

    static Standing of(PackageVerdict planned) {
        if (planned.content().filter(Verdict.CANNOT_RUN::equals).isPresent()) {
            return BROKEN;
        }
        return switch (planned.outcome()) {
            case OK -> FITS;
            case BUILD -> BUILD;
            case BLOCKED -> BLOCKED;
            case SKIPPED -> SKIPPED;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
