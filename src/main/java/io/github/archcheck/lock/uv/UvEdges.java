package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.packaging.ProjectName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what packages require in a uv lock. */
final class UvEdges {
    private UvEdges() {}

    /** {@code dependencies}, and the values of {@code optional-dependencies} and {@code dev-dependencies}. */
    static List<Edge> dependencies(List<TomlTable> tables) throws MalformedLockException {
        List<Edge> edges = new ArrayList<>(tables.size());
        for (TomlTable table : tables) {
            Optional<TomlTable> source = table.table("source");
            edges.add(edge(
                    table,
                    table.optionalText("version").orElse(""),
                    source.isEmpty() ? "" : UvSource.read(source.get()).text(),
                    table.texts("extra")));
        }
        return edges;
    }

    /** {@code manifest.requirements}: they name no version that is locked. */
    static List<Edge> requirements(List<TomlTable> tables) throws MalformedLockException {
        List<Edge> edges = new ArrayList<>(tables.size());
        for (TomlTable table : tables) {
            edges.add(edge(table, "", "", table.texts("extras")));
        }
        return edges;
    }

    private static Edge edge(TomlTable table, String version, String source, List<String> extras)
            throws MalformedLockException {
        String name = ProjectName.normalise(table.text("name"));
        String marker = table.optionalText("marker").orElse("");
        List<String> normalised = new ArrayList<>(extras.size());
        for (String extra : extras) {
            normalised.add(ProjectName.normalise(extra));
        }
        List<String> own = new ArrayList<>();
        if (marker.contains("extra")) {
            normalised.forEach(extra -> own.add(encoded(name, Part.extra(extra))));
        }
        return new Edge(name, version, source, normalised, marker, own);
    }

    /** One side of a conflict: an extra, a group, or the project. */
    static String part(TomlTable side) throws MalformedLockException {
        Optional<String> extra = side.optionalText("extra");
        if (extra.isPresent()) {
            return Part.extra(ProjectName.normalise(extra.get()));
        }
        return side.optionalText("group")
                .map(group -> Part.group(ProjectName.normalise(group)))
                .orElse(Part.ITSELF);
    }

    /**
     * How uv writes a package's extra or group, or the package itself, as an extra in its markers.
     *
     * @see <a href="https://github.com/astral-sh/uv/blob/0.8.0/crates/uv-resolver/src/universal_marker.rs">universal_marker.rs</a>
     */
    static String encoded(String name, String part) {
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (part.isEmpty()) {
            return "project-" + length + "-" + name;
        }
        return (Part.isExtra(part) ? "extra-" : "group-") + length + "-" + name + "-" + Part.name(part);
    }
}
