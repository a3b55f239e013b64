package io.github.archcheck.packaging.knowledge;

import java.util.Locale;

/** How well something is known. */
public enum Certainty {
    /** Looked up where the files are. */
    CONFIRMED,
    /** In a lock file, a release note or a build script. */
    A,
    /** Said by maintainers, or shown by an installer's log in a thread. */
    B,
    /** Said by others. */
    C;

    /** Whether it may be told as a fact; else it is told as probable. */
    public boolean isSure() {
        return this == CONFIRMED;
    }

    static Certainty of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
