package io.github.archcheck.index;

import io.github.archcheck.packaging.InstallTarget;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.Set;

/**
 * What an index is asked for.
 *
 * @param name as written
 * @param sha256 if not empty, only files with one of these count; lower-case hexadecimal
 * @param noBinary wheels must not be taken
 * @param onlyBinary nothing may be built
 */
public record Question(
        String name,
        Specifiers specifiers,
        Set<String> sha256,
        boolean noBinary,
        boolean onlyBinary,
        boolean preReleases,
        InstallTarget target) {
    public Question {
        sha256 = Set.copyOf(sha256);
    }
}
