package io.github.archcheck.lock.poetry;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.project.StandardProject;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Entry;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the {@code pyproject.toml} of a Poetry project asks for.
 *
 * @param entry the project, as the walk begins at it
 * @param optionalGroups those that are not taken without being asked for, normalised
 */
record PoetryProject(Entry entry, Set<String> optionalGroups) {
    /** Empty when the file asks for nothing, as when it only configures tools. */
    static Optional<PoetryProject> read(TomlTable top) throws MalformedLockException {
        Optional<TomlTable> tool = top.table("tool");
        Optional<TomlTable> poetry = tool.isEmpty() ? tool : tool.get().table("poetry");
        if (poetry.isEmpty() && !top.has("project")) {
            return Optional.empty();
        }
        Map<String, List<Edge>> parts = StandardProject.parts(top);
        Optional<String> name = StandardProject.name(top);
        Set<String> optionalGroups = new HashSet<>();
        if (poetry.isPresent()) {
            name = name.isPresent() ? name : poetry.get().optionalText("name");
            addMain(parts, poetry.get());
            addGroups(parts, poetry.get(), optionalGroups);
        }
        String named = name.orElse("");
        return Optional.of(new PoetryProject(
                new Entry(named, ProjectName.normalise(named), "", "project", parts), optionalGroups));
    }

    /** What {@code [project]} asks for is only made more exact here. */
    private static void addMain(Map<String, List<Edge>> parts, TomlTable poetry) throws MalformedLockException {
        Set<String> standard = new HashSet<>();
        parts.values().forEach(edges -> edges.forEach(edge -> standard.add(edge.name())));
        List<Edge> itself = new ArrayList<>(parts.getOrDefault(Part.ITSELF, List.of()));
        List<Edge> optional = new ArrayList<>();
        Optional<TomlTable> dependencies = poetry.table("dependencies");
        if (dependencies.isPresent()) {
            for (PoetryDependencies.Dependency each : PoetryDependencies.read(dependencies.get())) {
                if (!standard.contains(each.edge().name())) {
                    (each.optional() ? optional : itself).add(each.edge());
                }
            }
        }
        parts.put(Part.ITSELF, itself);
        Optional<TomlTable> extras = poetry.table("extras");
        if (extras.isPresent()) {
            for (String extra : extras.get().keys()) {
                Set<String> names = PoetryPackages.names(extras.get().texts(extra));
                List<Edge> edges = new ArrayList<>(optional);
                edges.removeIf(edge -> !names.contains(edge.name()));
                parts.put(Part.extra(ProjectName.normalise(extra)), edges);
            }
        }
    }

    private static void addGroups(Map<String, List<Edge>> parts, TomlTable poetry, Set<String> optionalGroups)
            throws MalformedLockException {
        Map<String, List<Edge>> groups = new LinkedHashMap<>();
        addGroup(groups, "dev", poetry.table("dev-dependencies"));
        Optional<TomlTable> tables = poetry.table("group");
        if (tables.isPresent()) {
            for (String group : tables.get().keys()) {
                TomlTable table = tables.get().table(group).orElseThrow();
                addGroup(groups, group, table.table("dependencies"));
                if (table.flag("optional")) {
                    optionalGroups.add(ProjectName.normalise(group));
                }
            }
        }
        groups.forEach((group, edges) -> parts.merge(Part.group(group), edges, (before, more) -> {
            List<Edge> both = new ArrayList<>(before);
            both.addAll(more);
            return both;
        }));
    }

    private static void addGroup(Map<String, List<Edge>> groups, String group, Optional<TomlTable> table)
            throws MalformedLockException {
        List<Edge> edges = groups.computeIfAbsent(ProjectName.normalise(group), g -> new ArrayList<>());
        if (table.isPresent()) {
            PoetryDependencies.read(table.get()).forEach(each -> edges.add(each.edge()));
        }
        if (edges.isEmpty() && group.equals("dev")) {
            groups.remove("dev");
        }
    }
}
