package io.github.archcheck.lock;

import io.github.archcheck.packaging.InstallTarget;
import java.util.Set;

/**
 * What is asked of a listing.
 *
 * @param extras by name, as the user wrote them
 * @param groups dependency groups beyond those that the installer takes by itself
 * @param defaultGroups whether the groups that the installer takes by itself are meant, such as uv's {@code dev}
 */
public record Choice(
        InstallTarget target, Set<String> extras, boolean allExtras, Set<String> groups, boolean defaultGroups) {
    public Choice {
        extras = Set.copyOf(extras);
        groups = Set.copyOf(groups);
    }

    /** As the installer does without options. */
    public static Choice plain(InstallTarget target) {
        return new Choice(target, Set.of(), false, Set.of(), true);
    }
}
