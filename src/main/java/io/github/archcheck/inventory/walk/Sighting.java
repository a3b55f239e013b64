package io.github.archcheck.inventory.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
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
    private static int order(Sighting one, Sighting other) {
        int byPlace = Boolean.compare(one.isOutside(), other.isOutside());
        return byPlace == 0 ? order(one.path, one.file, other.path, other.file) : byPlace;
    }

    private static int order(String path, Path file, String otherPath, Path otherFile) {
        int byPath = path.compareTo(otherPath);
        return byPath == 0 ? file.compareTo(otherFile) : byPath;
    }

    static Sighting of(String path, Path file, BasicFileAttributes attributes) {
        return new Sighting(path, file, Objects.requireNonNullElseGet(attributes.fileKey(), () -> real(file)));
    }

    /** One entry per file, under its first name. */
    static List<Found> merge(Collection<Sighting> sightings) {
        List<Sighting> sorted = new ArrayList<>(sightings);
        sorted.sort(Sighting::order);
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
        found.sort((one, other) -> order(one.path(), one.file(), other.path(), other.file()));
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
