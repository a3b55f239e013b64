package io.github.archcheck.packaging.marker;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a marker is asked against.
 *
 * @param extra what the variable stands for this time; empty for no extra
 */
record Facts(Map<String, String> environment, Chosen chosen, String extra) {
    /** Null for a variable that stands for nothing, or for a set. */
    @Nullable
    String text(String variable) {
        return variable.equals(Variables.EXTRA) ? extra : environment.get(variable);
    }

    /** Null for a variable that stands for no set. */
    @Nullable
    Set<String> set(String variable) {
        return switch (variable) {
            case Variables.EXTRAS -> chosen.extras();
            case Variables.DEPENDENCY_GROUPS -> chosen.dependencyGroups();
            default -> null;
        };
    }
}
