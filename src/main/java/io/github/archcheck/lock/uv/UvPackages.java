package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.toml.FileEntry;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Entry;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Reads the packages of a uv lock. */
final class UvPackages {
    private UvPackages() {}

    static UvPackage read(TomlTable table) throws MalformedLockException {
        String name = table.text("name");
        Optional<TomlTable> sourceTable = table.table("source");
        if (sourceTable.isEmpty()) {
            throw table.malformed("source", "has no source");
        }
        UvSource source = UvSource.read(sourceTable.get());
        Optional<String> version = table.optionalText("version");
        Map<String, List<Edge>> parts = parts(table);
        Set<String> extras = new TreeSet<>();
        Set<String> groups = new TreeSet<>();
        for (String part : parts.keySet()) {
            if (!part.isEmpty()) {
                (Part.isExtra(part) ? extras : groups).add(Part.name(part));
            }
        }
        addEmptyOnes(table, extras, groups);
        Entry entry = new Entry(name, ProjectName.normalise(name), version.orElse(""), source.text(), parts);
        return new UvPackage(
                entry, version, source, table.texts("resolution-markers"), files(table, source), extras, groups);
    }

    private static Map<String, List<Edge>> parts(TomlTable table) throws MalformedLockException {
        Map<String, List<Edge>> parts = new LinkedHashMap<>();
        parts.put(Part.ITSELF, UvEdges.dependencies(table.tables("dependencies")));
        Optional<TomlTable> optional = table.table("optional-dependencies");
        if (optional.isPresent()) {
            for (String extra : optional.get().keys()) {
                parts.put(
                        Part.extra(ProjectName.normalise(extra)),
                        UvEdges.dependencies(optional.get().tables(extra)));
            }
        }
        for (String key : List.of("dev-dependencies", "dependency-groups")) {
            Optional<TomlTable> groups = table.table(key);
            if (groups.isPresent()) {
                for (String group : groups.get().keys()) {
                    parts.put(
                            Part.group(ProjectName.normalise(group)),
                            UvEdges.dependencies(groups.get().tables(group)));
                }
            }
        }
        return parts;
    }

    /** Extras and groups that require nothing on any machine are told in the metadata only. */
    private static void addEmptyOnes(TomlTable table, Set<String> extras, Set<String> groups)
            throws MalformedLockException {
        Optional<TomlTable> metadata = table.table("metadata");
        if (metadata.isPresent()) {
            metadata.get().texts("provides-extras").forEach(extra -> extras.add(ProjectName.normalise(extra)));
            for (String key : List.of("requires-dev", "dependency-groups")) {
                metadata.get()
                        .table(key)
                        .ifPresent(dev -> dev.keys().forEach(group -> groups.add(ProjectName.normalise(group))));
            }
        }
    }

    private static Wanted.Files files(TomlTable table, UvSource source) throws MalformedLockException {
        List<TomlTable> entries = table.tables("wheels");
        List<Candidate> wheels = new ArrayList<>(entries.size());
        for (TomlTable entry : entries) {
            wheels.add(file(entry, source));
        }
        boolean direct = source.kind() == UvSource.Kind.URL || source.kind() == UvSource.Kind.PATH;
        if (direct && wheels.isEmpty() && FileEntry.isWheel(FileEntry.fileName(source.location()))) {
            wheels.add(atSource(source));
        }
        Optional<TomlTable> sdist = table.table("sdist");
        Optional<Candidate> built = Optional.empty();
        if (sdist.isPresent()) {
            built = Optional.of(file(sdist.get(), source));
        } else if (direct && wheels.isEmpty()) {
            built = Optional.of(atSource(source));
        }
        return new Wanted.Files(wheels, buildFrom(source, built), built, Specifiers.ANY, false);
    }

    private static Optional<String> buildFrom(UvSource source, Optional<Candidate> built) {
        return switch (source.kind()) {
            case GIT -> Optional.of("git");
            case DIRECTORY, EDITABLE -> Optional.of("directory");
            case VIRTUAL -> Optional.empty();
            case REGISTRY, URL, PATH -> built.map(file -> "sdist");
        };
    }

    private static Candidate atSource(UvSource source) {
        return FileEntry.of(Optional.empty(), Optional.of(source.location()), OptionalLong.empty(), Optional.empty());
    }

    /** A wheel or an sdist: by address, by path in a registry that is a folder, or the source itself. */
    private static Candidate file(TomlTable entry, UvSource source) throws MalformedLockException {
        Optional<String> location = entry.optionalText("url");
        if (location.isEmpty()) {
            Optional<String> path = entry.optionalText("path");
            location =
                    path.map(p -> source.kind() == UvSource.Kind.REGISTRY ? FileEntry.below(source.location(), p) : p);
        }
        if (location.isEmpty() && source.kind() != UvSource.Kind.REGISTRY) {
            location = Optional.of(source.location());
        }
        Optional<String> name = entry.optionalText("filename");
        if (location.isEmpty() && name.isEmpty()) {
            throw entry.malformed("wheels", "has no url, path or filename");
        }
        return FileEntry.of(name, location, entry.integer("size"), entry.optionalText("hash"));
    }
}
