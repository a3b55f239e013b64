package io.github.archcheck.packaging.marker;

import java.util.Set;

/**
 * What a user chose, as markers can ask for it.
 *
 * @param extra each stands for {@code extra} once; a marker holds when it holds for one of them, or for none
 * @param extras the set variable {@code extras} of lock files
 * @param dependencyGroups the set variable {@code dependency_groups} of lock files
 */
public record Chosen(Set<String> extra, Set<String> extras, Set<String> dependencyGroups) {
    /** Nothing beyond the package itself. */
    public static final Chosen NOTHING = new Chosen(Set.of(), Set.of(), Set.of());

    public Chosen {
        extra = Set.copyOf(extra);
        extras = Set.copyOf(extras);
        dependencyGroups = Set.copyOf(dependencyGroups);
    }

    public static Chosen extra(Set<String> extra) {
        return new Chosen(extra, Set.of(), Set.of());
    }
}
