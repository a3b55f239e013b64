package io.github.archcheck.packaging.marker;

import java.util.Optional;
import java.util.Set;

/** A condition on the machine, the Python and the chosen extras, such as {@code sys_platform == 'darwin'}. */
@SuppressWarnings("DoNotCallSuggester")
public final class Marker {
    private final String text;

    private Marker(String text) {
        this.text = text;
    }

    /** Empty for what is no marker. */
    public static Optional<Marker> parse(String text) {
        return Optional.of(new Marker(text));
    }

    public boolean holds(MarkerEnvironment environment, Chosen chosen) {
        throw new UnsupportedOperationException();
    }

    /** Names of the variables it asks for, in today's spelling. */
    public Set<String> variables() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toString() {
        return text;
    }
}
