package io.github.archcheck.lock.poetry;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads tables of dependencies, which locks and projects write alike: name to a constraint, a table, or alternatives. */
final class PoetryDependencies {
    private PoetryDependencies() {}

    /** @param optional only an extra asks for it */
    record Dependency(Edge edge, boolean optional) {}

    /** Without {@code python}, which is no package. */
    static List<Dependency> read(TomlTable table) throws MalformedLockException {
        List<Dependency> dependencies = new ArrayList<>();
        for (String name : table.keys()) {
            if (name.equals("python")) {
                continue;
            }
            String key = ProjectName.normalise(name);
            if (table.isText(name)) {
                dependencies.add(plain(key, table.text(name)));
            } else if (table.isTable(name)) {
                dependencies.add(detailed(key, table.table(name).orElseThrow()));
            } else {
                for (Object alternative : table.mixed(name)) {
                    if (alternative instanceof TomlTable detail) {
                        dependencies.add(detailed(key, detail));
                    } else if (alternative instanceof String constraint) {
                        dependencies.add(plain(key, constraint));
                    }
                }
            }
        }
        return dependencies;
    }

    private static Dependency plain(String key, String constraint) {
        return new Dependency(new Edge(key, constraint, "", List.of(), "", List.of()), false);
    }

    private static Dependency detailed(String key, TomlTable table) throws MalformedLockException {
        List<String> extras = new ArrayList<>();
        table.texts("extras").forEach(extra -> extras.add(ProjectName.normalise(extra)));
        List<String> conditions = new ArrayList<>();
        table.optionalText("markers").ifPresent(conditions::add);
        table.optionalText("python")
                .flatMap(PoetryConstraint::parse)
                .map(PoetryConstraint::asPythonMarker)
                .filter(marker -> !marker.isEmpty())
                .ifPresent(conditions::add);
        table.optionalText("platform").map(PoetryDependencies::platform).ifPresent(conditions::add);
        String constraint = table.optionalText("version").orElse("");
        Edge edge = new Edge(key, constraint, "", extras, all(conditions), List.of());
        return new Dependency(edge, table.flag("optional"));
    }

    private static String platform(String text) {
        boolean not = text.startsWith("!=");
        String name = text.replaceFirst("^[!=]=", "").strip().replace("'", "");
        return "sys_platform " + (not ? "!=" : "==") + " '" + name + "'";
    }

    private static String all(List<String> conditions) {
        return conditions.size() == 1 ? conditions.get(0) : conditions.isEmpty() ? "" : joined(conditions);
    }

    private static String joined(List<String> conditions) {
        return "(" + String.join(") and (", conditions) + ")";
    }

    /** The same edges, whose markers take an extra for chosen. */
    static Edge underExtra(Edge edge, Optional<String> extra) {
        return new Edge(
                edge.name(),
                edge.constraint(),
                edge.source(),
                edge.extras(),
                edge.marker(),
                extra.map(List::of).orElse(List.of()));
    }
}
