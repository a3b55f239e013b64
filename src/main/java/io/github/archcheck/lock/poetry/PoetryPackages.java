package io.github.archcheck.lock.poetry;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.project.Requirements;
import io.github.archcheck.lock.toml.FileEntry;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Entry;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the packages of a Poetry lock. */
final class PoetryPackages {
    private PoetryPackages() {}

    /** @param oldFiles {@code [metadata.files]} of locks before 2.0, by normalised name */
    static PoetryPackage read(TomlTable table, Map<String, List<TomlTable>> oldFiles) throws MalformedLockException {
        String name = table.text("name");
        String version = table.text("version");
        Optional<TomlTable> source = table.table("source");
        String type = source.isEmpty() ? "" : source.get().optionalText("type").orElse("");
        Entry entry = new Entry(name, ProjectName.normalise(name), version, type, parts(table));
        PoetryConstraint python = python(table);
        return new PoetryPackage(
                entry,
                table.flag("optional"),
                python,
                groups(table),
                markers(table),
                table.has("groups"),
                files(table, type, source, oldFiles, python));
    }

    private static PoetryConstraint python(TomlTable table) throws MalformedLockException {
        String text = table.optionalText("python-versions").orElse("*");
        Optional<PoetryConstraint> python = PoetryConstraint.parse(text);
        if (python.isEmpty()) {
            throw table.malformed("python-versions", "python-versions is '" + text + "'");
        }
        return python.get();
    }

    private static List<String> groups(TomlTable table) throws MalformedLockException {
        List<String> groups = new ArrayList<>();
        table.texts("groups").forEach(group -> groups.add(ProjectName.normalise(group)));
        table.optionalText("category").ifPresent(category -> groups.add(ProjectName.normalise(category)));
        return groups;
    }

    private static Map<String, String> markers(TomlTable table) throws MalformedLockException {
        Map<String, String> markers = new HashMap<>();
        if (!table.isTable("markers")) {
            String all = table.optionalText("markers").orElse("");
            for (String group : all.isEmpty() ? List.<String>of() : groups(table)) {
                markers.put(group, all);
            }
            return markers;
        }
        TomlTable byGroup = table.table("markers").orElseThrow();
        for (String group : byGroup.keys()) {
            markers.put(ProjectName.normalise(group), byGroup.text(group));
        }
        return markers;
    }

    /** What an extra asks for is told apart by the names in {@code [package.extras]}. */
    private static Map<String, List<Edge>> parts(TomlTable table) throws MalformedLockException {
        Map<String, List<Edge>> parts = new LinkedHashMap<>();
        List<Edge> itself = new ArrayList<>();
        parts.put(Part.ITSELF, itself);
        Optional<TomlTable> dependencies = table.table("dependencies");
        if (dependencies.isEmpty()) {
            return parts;
        }
        List<Edge> optional = new ArrayList<>();
        for (PoetryDependencies.Dependency each : PoetryDependencies.read(dependencies.get())) {
            (each.optional() ? optional : itself).add(each.edge());
        }
        Optional<TomlTable> extras = table.table("extras");
        if (extras.isPresent() && !optional.isEmpty()) {
            for (String extra : extras.get().keys()) {
                addExtra(parts, ProjectName.normalise(extra), names(extras.get().texts(extra)), optional);
            }
        }
        return parts;
    }

    private static void addExtra(Map<String, List<Edge>> parts, String extra, Set<String> names, List<Edge> optional) {
        List<Edge> edges = new ArrayList<>();
        for (Edge edge : optional) {
            if (names.contains(edge.name())) {
                edges.add(PoetryDependencies.underExtra(edge, Optional.of(extra)));
            }
        }
        if (!edges.isEmpty()) {
            parts.put(Part.extra(extra), edges);
        }
    }

    static Set<String> names(List<String> requirements) {
        Set<String> names = new HashSet<>();
        requirements.forEach(text -> Requirements.name(text).ifPresent(names::add));
        return names;
    }

    private static Wanted.Files files(
            TomlTable table,
            String type,
            Optional<TomlTable> source,
            Map<String, List<TomlTable>> oldFiles,
            PoetryConstraint python)
            throws MalformedLockException {
        Optional<String> url =
                source.isEmpty() ? Optional.empty() : source.get().optionalText("url");
        boolean direct = type.equals("url") || type.equals("file");
        List<Candidate> wheels = new ArrayList<>();
        Optional<Candidate> sdist = Optional.empty();
        for (TomlTable file : entries(table, oldFiles)) {
            Candidate read = FileEntry.read(file);
            Candidate found = direct && read.location().isEmpty()
                    ? new Candidate(read.fileName(), url, read.sizeBytes(), read.sha256())
                    : read;
            if (FileEntry.isWheel(found.fileName())) {
                wheels.add(found);
            } else if (sdist.isEmpty()) {
                sdist = Optional.of(found);
            }
        }
        if (direct && wheels.isEmpty() && sdist.isEmpty()) {
            Candidate named = FileEntry.of(Optional.empty(), url, OptionalLong.empty(), Optional.empty());
            if (FileEntry.isWheel(named.fileName())) {
                wheels.add(named);
            } else {
                sdist = Optional.of(named);
            }
        }
        boolean ownIndex = type.isEmpty() || type.equals("legacy");
        return new Wanted.Files(wheels, buildFrom(type, sdist), sdist, requiresPython(python), ownIndex);
    }

    private static Optional<String> buildFrom(String type, Optional<Candidate> sdist) {
        return type.equals("git") || type.equals("directory") ? Optional.of(type) : sdist.map(file -> "sdist");
    }

    /** Alternatives cannot be said in one set of specifiers: they are asked before. */
    private static Specifiers requiresPython(PoetryConstraint python) {
        return python.alternatives().size() == 1 ? python.alternatives().get(0) : Specifiers.ANY;
    }

    private static List<TomlTable> entries(TomlTable table, Map<String, List<TomlTable>> oldFiles)
            throws MalformedLockException {
        return table.has("files")
                ? table.tables("files")
                : oldFiles.getOrDefault(ProjectName.normalise(table.text("name")), List.of());
    }
}
