package io.github.archcheck.inventory.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One name of a file.
 *
 * @param identity equal for all names of the same file
 */
record Sighting(String path, Path file, Object identity) {
    /** Names below the root before absolute ones, then as text; the paths themselves only differ when bytes were lost. */
    private static final Comparator<Sighting> ORDER = Comparator.<Sighting>comparingInt(s -> s.isOutside() ? 1 : 0)
            .thenComparing(Sighting::path)
            .thenComparing(Sighting::file);

    static Sighting of(String path, Path file, BasicFileAttributes attributes) {
        return new Sighting(path, file, Objects.requireNonNullElseGet(attributes.fileKey(), () -> real(file)));
    }

    /** One entry per file, under its first name. */
    static List<Found> merge(Collection<Sighting> sightings) {
        List<Sighting> sorted = new ArrayList<>(sightings);
        sorted.sort(ORDER);
        Map<Object, Sighting> first = new LinkedHashMap<>();
        Map<Object, List<String>> others = new LinkedHashMap<>();
        for (Sighting sighting : sorted) {
            if (first.putIfAbsent(sighting.identity, sighting) != null) {
                others.computeIfAbsent(sighting.identity, k -> new ArrayList<>())
                        .add(sighting.path);
            }
        }
        List<Found> found = new ArrayList<>();
        for (Sighting sighting : first.values()) {
            List<String> names = others.getOrDefault(sighting.identity, List.of());
            found.add(new Found(
                    sighting.path, sighting.file, names.stream().sorted().toList()));
        }
        found.sort(Comparator.comparing(Found::path).thenComparing(Found::file));
        return found;
    }

    private boolean isOutside() {
        return path.startsWith("/") || file.toString().length() == path.length();
    }

    /** Where the system gives files no identity (Windows), the path without links serves. */
    private static Object real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file;
        }
    }
}
