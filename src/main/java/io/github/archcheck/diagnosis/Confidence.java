package io.github.archcheck.diagnosis;

import java.util.Locale;

/** How far the text proves its diagnosis. */
public enum Confidence {
    /** A loader's or installer's own sentence that has one cause only, or a file's headers say so. */
    CERTAIN,
    /** The sentence has more than one cause, of which this is by far the commonest. */
    LIKELY,
    /** A trace that other causes leave too. */
    POSSIBLE;

    /** As in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
