package io.github.archcheck.inventory;

/** What kind of thing a PATH turned out to be. */
public enum EnvironmentKind {
    VENV("venv"),
    CONDA("conda"),
    /** A Python installation: the prefix of a system, pyenv, uv-managed, Homebrew or framework Python. */
    PREFIX("prefix"),
    SITE_PACKAGES("site-packages"),
    FOLDER("folder"),
    /** A wheel, or one that was unpacked. */
    WHEEL("wheel"),
    FILE("file");

    private final String label;

    EnvironmentKind(String label) {
        this.label = label;
    }

    /** As in JSON. */
    public String label() {
        return label;
    }
}
