package io.github.archcheck.lock.walk;

import io.github.archcheck.lock.Choice;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.platform.NearestNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a file's extras and groups was chosen.
 *
 * @param extras normalised
 * @param groups normalised
 * @param unknown what was chosen and the file does not have, in words
 */
public record Picked(Set<String> extras, Set<String> groups, List<String> unknown) {
    private static final int MOST_NAMES = 30;

    /**
     * @param knownExtras normalised
     * @param knownGroups normalised
     * @param defaultGroups what the installer takes by itself, normalised
     */
    public static Picked of(
            Choice choice, Set<String> knownExtras, Set<String> knownGroups, Collection<String> defaultGroups) {
        List<String> unknown = new ArrayList<>();
        Set<String> extras = named("extra", choice.extras(), knownExtras, unknown);
        if (choice.allExtras()) {
            extras.addAll(knownExtras);
        }
        Set<String> groups = named("group", choice.groups(), knownGroups, unknown);
        if (choice.defaultGroups()) {
            defaultGroups.stream().filter(knownGroups::contains).forEach(groups::add);
        }
        return new Picked(extras, groups, List.copyOf(unknown));
    }

    private static Set<String> named(String kind, Set<String> names, Set<String> known, List<String> unknown) {
        Set<String> picked = new LinkedHashSet<>();
        for (String name : new TreeSet<>(names)) {
            String normalised = ProjectName.normalise(name);
            if (known.contains(normalised)) {
                picked.add(normalised);
            } else {
                List<String> near = NearestNames.among(known.stream(), normalised);
                unknown.add("unknown " + kind + " '" + name + "'; " + inWords(known)
                        + (near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?"));
            }
        }
        return picked;
    }

    private static String inWords(Set<String> known) {
        if (known.isEmpty()) {
            return "the file has none";
        }
        List<String> sorted = new ArrayList<>(new TreeSet<>(known));
        boolean cut = sorted.size() > MOST_NAMES;
        return "known: " + String.join(", ", cut ? sorted.subList(0, MOST_NAMES) : sorted) + (cut ? ", …" : "");
    }
}
