package io.github.archcheck.index.config;

import io.github.archcheck.packaging.ProjectName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Of which projects no wheel, and of which nothing but wheels is taken.
 *
 * @param noBinary normalised names, or {@link #ALL}
 * @param onlyBinary normalised names, or {@link #ALL}
 */
public record FormatControl(Set<String> noBinary, Set<String> onlyBinary) {
    public static final String ALL = ":all:";
    public static final FormatControl ANY = new FormatControl(Set.of(), Set.of());

    private static final String NONE = ":none:";

    public FormatControl {
        noBinary = Set.copyOf(noBinary);
        onlyBinary = Set.copyOf(onlyBinary);
    }

    /** As after one more {@code --no-binary}, which takes names from the other list. */
    public FormatControl withNoBinary(String value) {
        Set<String> to = new HashSet<>(noBinary);
        Set<String> from = new HashSet<>(onlyBinary);
        move(value, to, from);
        return new FormatControl(to, from);
    }

    /** As after one more {@code --only-binary}. */
    public FormatControl withOnlyBinary(String value) {
        Set<String> to = new HashSet<>(onlyBinary);
        Set<String> from = new HashSet<>(noBinary);
        move(value, to, from);
        return new FormatControl(from, to);
    }

    private static void move(String value, Set<String> to, Set<String> from) {
        List<String> names = List.of(value.strip().split(",", -1));
        int all = names.lastIndexOf(ALL);
        if (all >= 0) {
            from.clear();
            to.clear();
            to.add(ALL);
            if (!names.subList(all, names.size()).contains(NONE)) {
                return;
            }
        }
        for (String name : names.subList(all + 1, names.size())) {
            if (name.equals(NONE)) {
                to.clear();
            } else if (!name.isBlank()) {
                String normalised = ProjectName.normalise(name.strip());
                from.remove(normalised);
                to.add(normalised);
            }
        }
    }

    /** @param project normalised */
    public boolean forbidsWheels(String project) {
        return !onlyBinary.contains(project)
                && (noBinary.contains(project) || (noBinary.contains(ALL) && !onlyBinary.contains(ALL)));
    }

    /** @param project normalised */
    public boolean forbidsBuilding(String project) {
        return onlyBinary.contains(project) || (onlyBinary.contains(ALL) && !noBinary.contains(project));
    }
}
