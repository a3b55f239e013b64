package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Alteration;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Scene;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alterations of one kind, by the file in which they were found. */
record Altered<T extends Alteration>(Map<String, List<T>> byPath) {
    static <T extends Alteration> Altered<T> in(Scene scene, Class<T> kind) {
        Map<String, List<T>> found = new HashMap<>();
        for (Alteration alteration : scene.inventory().alterations()) {
            if (kind.isInstance(alteration)) {
                found.computeIfAbsent(alteration.path(), k -> new ArrayList<>()).add(kind.cast(alteration));
            }
        }
        return new Altered<>(found);
    }

    List<T> of(Assessment assessment) {
        return byPath.getOrDefault(assessment.artifact().path(), List.of());
    }
}
