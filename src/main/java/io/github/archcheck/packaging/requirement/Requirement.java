package io.github.archcheck.packaging.requirement;

import io.github.archcheck.packaging.marker.Marker;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of an installer (PEP 508).
 *
 * @param name as written; see {@link io.github.archcheck.packaging.ProjectName}
 * @param extras as written
 * @param url of {@code name @ url}
 */
public record Requirement(
        String name, Set<String> extras, Specifiers specifiers, Optional<String> url, Optional<Marker> marker) {
    public Requirement {
        extras = Set.copyOf(extras);
    }

    /** Empty for what is no requirement. */
    public static Optional<Requirement> parse(String text) {
        return RequirementParser.parse(text);
    }
}
