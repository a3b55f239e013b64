package io.github.archcheck.packaging.marker;

import io.github.archcheck.packaging.InstallTarget;
import java.util.Map;

/**
 * What the variables of markers stand for on a target.
 *
 * @param values by variable name, such as {@code sys_platform}; without {@code extra}
 */
@SuppressWarnings("DoNotCallSuggester")
public record MarkerEnvironment(Map<String, String> values) {
    public MarkerEnvironment {
        values = Map.copyOf(values);
    }

    /** Nothing is known of the kernel: {@code platform_release} and {@code platform_version} are empty. */
    public static MarkerEnvironment of(InstallTarget target) {
        throw new UnsupportedOperationException(target.toString());
    }
}
