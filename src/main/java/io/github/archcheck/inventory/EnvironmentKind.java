package io.github.archcheck.inventory;

/** What kind of thing a PATH turned out to be. */
public enum EnvironmentKind {
    VENV("venv"),
    CONDA("conda"),
    /** A Python installation: the prefix of a system, pyenv, uv-managed, Homebrew or framework Python. */
    PREFIX("prefix"),
    SITE_PACKAGES("site-packages"),
    FOLDER("folder"),
    FILE("file"),
    WHEEL("wheel"),
    /** An egg that is one file. */
    EGG("archive"),
    /** A conda package, old or new. */
    CONDA_PACKAGE("archive"),
    /** Packages with all that they need but the system: pex, shiv, zipapp, what a function or a layer of functions is made of. */
    BUNDLE("archive"),
    /** A source distribution: nothing in it is loaded before it is built. */
    SOURCE("archive"),
    /** Any other archive, looked through like a folder. */
    ARCHIVE("archive");

    private final String label;

    EnvironmentKind(String label) {
        this.label = label;
    }

    /** Whether it is one distribution, installed beside others that are not here. */
    public boolean isDistribution() {
        return this == WHEEL || this == EGG || this == CONDA_PACKAGE;
    }

    /** Whether nothing is known of an interpreter, and other environments may lie below. */
    public boolean isAnything() {
        return this == FOLDER || this == ARCHIVE;
    }

    /** Whether it came out of an archive, and there is no place yet where it is installed. */
    public boolean isPacked() {
        return isDistribution() || this == BUNDLE || this == SOURCE || this == ARCHIVE;
    }

    /** As in JSON. */
    public String label() {
        return label;
    }
}
