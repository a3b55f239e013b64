package io.github.archcheck.packaging.marker;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A condition on the machine, the Python and the chosen extras, such as {@code sys_platform == 'darwin'}. */
public final class Marker {
    private final Condition condition;
    private final boolean asksForOneExtra;

    private Marker(Condition condition) {
        this.condition = condition;
        this.asksForOneExtra = condition.asksForOneExtra();
    }

    /** Empty for what is no marker, or one with more than a hundred parentheses inside each other. */
    public static Optional<Marker> parse(String text) {
        return MarkerParser.parse(text).map(Marker::new);
    }

    public boolean holds(MarkerEnvironment environment, Chosen chosen) {
        if (holds(environment, chosen, "")) {
            return true;
        }
        if (asksForOneExtra) {
            for (String extra : chosen.extra()) {
                if (holds(environment, chosen, extra)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean holds(MarkerEnvironment environment, Chosen chosen, String extra) {
        return condition.holds(new Facts(environment.values(), chosen, extra));
    }

    /** Names of the variables it asks for, in today's spelling, sorted. */
    public Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        condition.collect(variables);
        return variables;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marker marker && toString().equals(marker.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** With single spaces, double quotes, today's names of variables and no needless parentheses. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        condition.write(text);
        return text.toString();
    }
}
