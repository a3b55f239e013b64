package io.github.archcheck.lock.pylock;

import io.github.archcheck.lock.Candidate;
import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.Wanted;
import io.github.archcheck.lock.toml.FileEntry;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.lock.walk.Entry;
import io.github.archcheck.lock.walk.Part;
import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the packages of a pylock.toml file. */
final class PylockPackages {
    private static final List<String> EXCLUSIVE = List.of("vcs", "directory", "archive");

    private PylockPackages() {}

    static PylockPackage read(TomlTable table) throws MalformedLockException {
        String name = table.text("name");
        checkSources(table);
        Optional<String> version = table.optionalText("version");
        List<Edge> edges = new ArrayList<>();
        for (TomlTable dependency : table.tables("dependencies")) {
            edges.add(new Edge(
                    ProjectName.normalise(dependency.text("name")),
                    dependency.optionalText("version").orElse(""),
                    "",
                    List.of(),
                    "",
                    List.of()));
        }
        Entry entry = new Entry(name, ProjectName.normalise(name), version.orElse(""), "", Map.of(Part.ITSELF, edges));
        return new PylockPackage(entry, version, table.optionalText("marker").orElse(""), files(table));
    }

    private static void checkSources(TomlTable table) throws MalformedLockException {
        List<String> sources = new ArrayList<>();
        EXCLUSIVE.stream().filter(table::has).forEach(sources::add);
        if (table.has("sdist") || table.has("wheels")) {
            sources.add(table.has("wheels") ? "wheels" : "sdist");
        }
        if (sources.size() > 1) {
            throw table.malformed(sources.get(0), "has more than one source: " + String.join(" and ", sources));
        }
    }

    private static Wanted.Files files(TomlTable table) throws MalformedLockException {
        List<Candidate> wheels = new ArrayList<>();
        for (TomlTable wheel : table.tables("wheels")) {
            wheels.add(file(wheel));
        }
        Optional<String> buildFrom = Optional.empty();
        Optional<Candidate> source = Optional.empty();
        Optional<TomlTable> vcs = table.table("vcs");
        Optional<TomlTable> archive = table.table("archive");
        Optional<TomlTable> sdist = table.table("sdist");
        if (vcs.isPresent()) {
            buildFrom = Optional.of(vcs.get().optionalText("type").orElse("vcs"));
        } else if (table.table("directory").isPresent()) {
            buildFrom = Optional.of("directory");
        } else if (archive.isPresent() || sdist.isPresent()) {
            Candidate file = file((archive.isPresent() ? archive : sdist).get());
            if (archive.isPresent() && FileEntry.isWheel(file.fileName())) {
                wheels.add(file);
            } else {
                source = Optional.of(file);
                buildFrom = Optional.of("sdist");
            }
        }
        return new Wanted.Files(wheels, buildFrom, source, Pylock.requiresPython(table), false);
    }

    private static Candidate file(TomlTable table) throws MalformedLockException {
        Optional<String> path = table.optionalText("path");
        Optional<String> location = path.isPresent() ? path : table.optionalText("url");
        Optional<String> name = table.optionalText("name");
        if (location.isEmpty() && name.isEmpty()) {
            throw table.malformed("url", "has no name, path or url");
        }
        Optional<TomlTable> hashes = table.table("hashes");
        Optional<String> sha256 =
                hashes.isEmpty() ? Optional.empty() : hashes.get().optionalText("sha256");
        return FileEntry.of(name, location, table.integer("size"), sha256.map(digits -> "sha256:" + digits));
    }
}
