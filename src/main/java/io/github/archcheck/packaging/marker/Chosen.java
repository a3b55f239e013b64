package io.github.archcheck.packaging.marker;

import io.github.archcheck.packaging.ProjectName;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a user chose, as markers can ask for it; each name in its one spelling (PEP 685).
 *
 * @param extra each stands for {@code extra} once; a marker holds when it holds for one of them, or for none. Names such as
 *     {@code extra-12-transformers-tf}, in which uv's locks encode the packages that extras and groups belong to, are asked
 *     for all at once: see {@link LockedName}
 * @param extras the set variable {@code extras} of lock files
 * @param dependencyGroups the set variable {@code dependency_groups} of lock files
 */
public record Chosen(Set<String> extra, Set<String> extras, Set<String> dependencyGroups) {
    /** Nothing beyond the package itself. */
    public static final Chosen NOTHING = new Chosen(Set.of(), Set.of(), Set.of());

    public Chosen {
        extra = normalised(extra);
        extras = normalised(extras);
        dependencyGroups = normalised(dependencyGroups);
    }

    public static Chosen extra(Set<String> extra) {
        return new Chosen(extra, Set.of(), Set.of());
    }

    private static Set<String> normalised(Set<String> names) {
        return names.stream().map(ProjectName::normalise).collect(Collectors.toUnmodifiableSet());
    }
}
