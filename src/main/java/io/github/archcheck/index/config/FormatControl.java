package io.github.archcheck.index.config;

import io.github.archcheck.packaging.requirement.ExclusiveNames;
import java.util.Set;

/**
 * Of which projects no wheel, and of which nothing but wheels is taken.
 *
 * @param noBinary normalised names, or {@link #ALL}
 * @param onlyBinary normalised names, or {@link #ALL}
 */
public record FormatControl(Set<String> noBinary, Set<String> onlyBinary) {
    public static final String ALL = ExclusiveNames.ALL;
    public static final FormatControl ANY = new FormatControl(Set.of(), Set.of());

    public FormatControl {
        noBinary = Set.copyOf(noBinary);
        onlyBinary = Set.copyOf(onlyBinary);
    }

    /** As after one more {@code --no-binary}, which takes names from the other list. */
    public FormatControl withNoBinary(String value) {
        ExclusiveNames names = new ExclusiveNames(onlyBinary, noBinary);
        names.addSecond(value.strip());
        return new FormatControl(names.second(), names.first());
    }

    /** As after one more {@code --only-binary}. */
    public FormatControl withOnlyBinary(String value) {
        ExclusiveNames names = new ExclusiveNames(onlyBinary, noBinary);
        names.addFirst(value.strip());
        return new FormatControl(names.second(), names.first());
    }

    /** @param project normalised */
    public boolean forbidsWheels(String project) {
        return new ExclusiveNames(onlyBinary, noBinary).isInSecond(project);
    }

    /** @param project normalised */
    public boolean forbidsBuilding(String project) {
        return new ExclusiveNames(onlyBinary, noBinary).isInFirst(project);
    }
}
