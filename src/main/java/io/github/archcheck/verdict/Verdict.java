package io.github.archcheck.verdict;

/** What becomes of a binary in the target process. */
public enum Verdict {
    /** Natively in the target process. */
    RUNS("runs", 1),
    /** In a translated process: slower, and gone when Rosetta 2 is. */
    RUNS_TRANSLATED("runs-translated", 2),
    /** The loader refuses it, or the process dies. */
    CANNOT_RUN("cannot-run", 4),
    /** The target never opens it. */
    NOT_USED("not-used", 0),
    /** We could not tell; a finding says why. */
    UNDETERMINED("undetermined", 3);

    private final String label;
    private final int gravity;

    Verdict(String label, int gravity) {
        this.label = label;
        this.gravity = gravity;
    }

    /** As in JSON. */
    public String label() {
        return label;
    }

    /** The worse of two. */
    public Verdict worst(Verdict other) {
        return other.gravity > gravity ? other : this;
    }
}
