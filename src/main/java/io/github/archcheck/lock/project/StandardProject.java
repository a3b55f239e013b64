package io.github.archcheck.lock.project;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the tables that all installers share ask for: {@code [project]} and {@code [dependency-groups]}.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/dependency-groups/">Dependency groups</a>
 */
public final class StandardProject {
    private StandardProject() {}

    /** The project's name; empty when the table does not tell it. */
    public static Optional<String> name(TomlTable top) throws MalformedLockException {
        Optional<TomlTable> project = top.table("project");
        return project.isEmpty() ? Optional.empty() : project.get().optionalText("name");
    }

    /** The edges of each {@link Part}. */
    public static Map<String, List<Edge>> parts(TomlTable top) throws MalformedLockException {
        Map<String, List<Edge>> parts = new LinkedHashMap<>();
        parts.put(Part.ITSELF, new ArrayList<>());
        Optional<TomlTable> project = top.table("project");
        if (project.isPresent()) {
            parts.put(Part.ITSELF, Requirements.edges(project.get().texts("dependencies")));
            Optional<TomlTable> extras = project.get().table("optional-dependencies");
            if (extras.isPresent()) {
                for (String extra : extras.get().keys()) {
                    parts.put(
                            Part.extra(ProjectName.normalise(extra)),
                            Requirements.edges(extras.get().texts(extra)));
                }
            }
        }
        Optional<TomlTable> groups = top.table("dependency-groups");
        if (groups.isPresent()) {
            Map<String, List<Object>> elements = new LinkedHashMap<>();
            for (String group : groups.get().keys()) {
                elements.put(ProjectName.normalise(group), groups.get().mixed(group));
            }
            for (String group : elements.keySet()) {
                parts.put(Part.group(group), Requirements.edges(withIncluded(elements, group)));
            }
        }
        return parts;
    }

    /** A group and those that it includes, each once: including may go round in circles. */
    private static List<String> withIncluded(Map<String, List<Object>> groups, String group)
            throws MalformedLockException {
        List<String> texts = new ArrayList<>();
        Set<String> done = new HashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(group));
        while (!left.isEmpty()) {
            String next = left.remove();
            for (Object element : done.add(next) ? groups.getOrDefault(next, List.of()) : List.of()) {
                if (element instanceof String text) {
                    texts.add(text);
                } else if (element instanceof TomlTable include) {
                    include.optionalText("include-group")
                            .map(ProjectName::normalise)
                            .ifPresent(left::add);
                }
            }
        }
        return texts;
    }
}
