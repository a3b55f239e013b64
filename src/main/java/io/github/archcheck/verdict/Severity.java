package io.github.archcheck.verdict;

/** How loud a finding is; what it implies for a binary is a question of its own, see {@link Verdict}. */
public enum Severity {
    ERROR("error", 3),
    WARNING("warning", 2),
    INFO("info", 1);

    private final String label;
    private final int weight;

    Severity(String label, int weight) {
        this.label = label;
        this.weight = weight;
    }

    public String label() {
        return label;
    }

    public boolean isAtLeast(Severity other) {
        return weight >= other.weight;
    }
}
