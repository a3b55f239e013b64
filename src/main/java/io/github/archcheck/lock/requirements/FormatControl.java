package io.github.archcheck.lock.requirements;

import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two sets of names that exclude each other, as {@code --only-binary} and {@code --no-binary} fill them, one option after the
 * other; {@code --all-releases} and {@code --only-final} have the same rules.
 */
final class FormatControl {
    static final String ALL = ":all:";
    private static final String NONE = ":none:";

    private final Set<String> first = new TreeSet<>();
    private final Set<String> second = new TreeSet<>();

    /** Normalised names, or {@link #ALL}. */
    Set<String> first() {
        return first;
    }

    /** Normalised names, or {@link #ALL}. */
    Set<String> second() {
        return second;
    }

    void addFirst(String names) {
        add(names, first, second);
    }

    void addSecond(String names) {
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
            } else {
                String name = ProjectName.normalise(part);
                other.remove(name);
                target.add(name);
            }
        }
    }

    /** A name's own entry goes before {@link #ALL}; the first set goes before the second. */
    boolean isInFirst(String normalisedName) {
        return first.contains(normalisedName) || (!second.contains(normalisedName) && first.contains(ALL));
    }

    boolean isInSecond(String normalisedName) {
        return !isInFirst(normalisedName) && (second.contains(normalisedName) || second.contains(ALL));
    }
}
