package io.github.archcheck.lock.requirements;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.marker.Chosen;
import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.marker.MarkerEnvironment;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether something with a marker is meant for a machine.
 *
 * @param skipped why it is not, in words; empty when it is
 * @param doubts what could not be decided; then it is meant
 */
public record Applicability(Optional<String> skipped, List<String> doubts) {
    /** Meant for every machine. */
    public static final Applicability ALWAYS = new Applicability(Optional.empty(), List.of());

    private static final String LITERAL = "(?:'[^']*'|\"[^\"]*\")";
    private static final String OPERATOR = "\\s*(?:===|==|~=|!=|<=|>=|<|>|not\\s+in\\b|in\\b)\\s*";
    private static final String UNKNOWN = "\\b(?:platform_release|platform_version|platform\\.version)\\b";

    /** A comparison with what nobody knows of a foreign machine: its kernel. */
    private static final Pattern UNKNOWABLE =
            Pattern.compile("(?:" + LITERAL + OPERATOR + UNKNOWN + "|" + UNKNOWN + OPERATOR + LITERAL + ")");

    private static final String TRUE = "python_version >= '0'";
    private static final String FALSE = "python_version < '0'";

    public Applicability {
        doubts = List.copyOf(doubts);
    }

    /** @param extra each stands for {@code extra} once */
    public static Applicability of(Marker marker, InstallTarget target, Chosen extra) {
        MarkerEnvironment environment = MarkerEnvironment.of(target);
        String text = marker.toString();
        boolean possible = marker.holds(environment, extra);
        boolean certain = possible;
        if (UNKNOWABLE.matcher(text).find()) {
            // Markers have no negation: what does not hold with all of these true cannot hold.
            possible = holds(text, TRUE, environment, extra);
            certain = holds(text, FALSE, environment, extra);
        }
        if (!possible) {
            return new Applicability(Optional.of("marker: " + text), List.of());
        }
        return certain
                ? ALWAYS
                : new Applicability(Optional.empty(), List.of("the kernel's version is not known: " + text));
    }

    private static boolean holds(String text, String instead, MarkerEnvironment environment, Chosen extra) {
        return Marker.parse(UNKNOWABLE.matcher(text).replaceAll(instead))
                .map(other -> other.holds(environment, extra))
                .orElse(true);
    }

    public boolean isMeant() {
        return skipped.isEmpty();
    }
}
