package io.github.archcheck.packaging.requirement;

import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two sets of names that exclude each other, as {@code --only-binary} and {@code --no-binary} fill them, one option after the
 * other; {@code --all-releases} and {@code --only-final} have the same rules.
 */
public final class ExclusiveNames {
    /** Stands for every name. */
    public static final String ALL = ":all:";

    private static final String NONE = ":none:";

    private final Set<String> first = new TreeSet<>();
    private final Set<String> second = new TreeSet<>();

    /** Both empty. */
    public ExclusiveNames() {}

    /** As they are, normalised. */
    public ExclusiveNames(Set<String> first, Set<String> second) {
        this.first.addAll(first);
        this.second.addAll(second);
    }

    /** Normalised names, or {@link #ALL}. */
    public Set<String> first() {
        return first;
    }

    /** Normalised names, or {@link #ALL}. */
    public Set<String> second() {
        return second;
    }

    /** As after one more option for the first set, which takes its names from the other. */
    public void addFirst(String names) {
        add(names, first, second);
    }

    /** As after one more option for the second set. */
    public void addSecond(String names) {
        add(names, second, first);
    }

    private static void add(String names, Set<String> target, Set<String> other) {
        List<String> parts = new ArrayList<>(List.of(names.split(",", -1)));
        while (parts.contains(ALL)) {
            other.clear();
            target.clear();
            target.add(ALL);
            parts.subList(0, parts.indexOf(ALL) + 1).clear();
            // Everything after it is covered, unless it is taken back.
            if (!parts.contains(NONE)) {
                return;
            }
        }
        for (String part : parts) {
            if (part.equals(NONE)) {
                target.clear();
            } else if (!part.isBlank()) {
                String name = ProjectName.normalise(part.strip());
                other.remove(name);
                target.add(name);
            }
        }
    }

    /** A name's own entry goes before {@link #ALL}; the first set goes before the second. */
    public boolean isInFirst(String normalisedName) {
        return first.contains(normalisedName) || (!second.contains(normalisedName) && first.contains(ALL));
    }

    /** @see #isInFirst */
    public boolean isInSecond(String normalisedName) {
        return !isInFirst(normalisedName) && (second.contains(normalisedName) || second.contains(ALL));
    }
}
