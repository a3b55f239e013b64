package io.github.archcheck.lock.pdm;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Gathers the entries of one version of a package. */
final class PdmPackages {
    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:zip|tgz|tar\\.\\w+)$");
    private static final List<String> VCS = List.of("git", "hg", "svn", "bzr");

    private final TomlTable first;
    private final String key;
    private final Map<String, List<Edge>> parts = new LinkedHashMap<>();
    private final List<PdmPackage.Claim> claims = new ArrayList<>();
    private final List<TomlTable> tables = new ArrayList<>();

    PdmPackages(TomlTable first) throws MalformedLockException {
        this.first = first;
        this.key = ProjectName.normalise(first.text("name"));
        parts.put(Part.ITSELF, List.of());
    }

    /** The same for an entry and for those that only add extras to it. */
    static String identity(TomlTable table) throws MalformedLockException {
        return String.join(
                "\n",
                ProjectName.normalise(table.text("name")),
                table.optionalText("version").orElse(""),
                source(table),
                table.optionalText("url").orElse(""),
                table.optionalText("path").orElse(""));
    }

    private static String source(TomlTable table) {
        return VCS.stream().filter(table::has).findFirst().orElse("");
    }

    void add(TomlTable table) throws MalformedLockException {
        List<Edge> edges = new ArrayList<>(Requirements.edges(table.texts("dependencies")));
        List<String> extras = table.texts("extras");
        if (extras.isEmpty()) {
            parts.put(Part.ITSELF, edges);
        } else {
            edges.removeIf(edge -> edge.name().equals(key));
            for (String extra : extras) {
                parts.put(Part.extra(ProjectName.normalise(extra)), edges);
            }
        }
        List<String> groups = new ArrayList<>();
        table.texts("groups").forEach(group -> groups.add(ProjectName.normalise(group)));
        claims.add(new PdmPackage.Claim(groups, table.optionalText("marker").orElse("")));
        tables.add(table);
    }

    PdmPackage gathered(Map<String, List<TomlTable>> oldFiles) throws MalformedLockException {
        Optional<String> version = first.optionalText("version");
        Entry entry = new Entry(first.text("name"), key, version.orElse(""), source(first), parts);
        return new PdmPackage(entry, version, List.copyOf(claims), files(oldFiles));
    }

    private Wanted.Files files(Map<String, List<TomlTable>> oldFiles) throws MalformedLockException {
        List<Candidate> wheels = new ArrayList<>();
        Optional<Candidate> sdist = Optional.empty();
        for (TomlTable file : entries(oldFiles)) {
            Candidate candidate = FileEntry.read(file);
            if (FileEntry.isWheel(candidate.fileName())) {
                wheels.add(candidate);
            } else if (sdist.isEmpty()) {
                sdist = Optional.of(candidate);
            }
        }
        Optional<String> location = first.has("url") ? first.optionalText("url") : first.optionalText("path");
        String fileName = location.map(FileEntry::fileName).orElse("");
        if (source(first).isEmpty() && FileEntry.isWheel(fileName)) {
            Optional<Candidate> known =
                    wheels.stream().filter(w -> w.fileName().equals(fileName)).findFirst();
            wheels = List.of(new Candidate(fileName, location, OptionalLong.empty(), known.flatMap(Candidate::sha256)));
        }
        return new Wanted.Files(wheels, buildFrom(sdist, wheels), sdist, requiresPython(), false);
    }

    private List<TomlTable> entries(Map<String, List<TomlTable>> oldFiles) throws MalformedLockException {
        for (TomlTable table : tables) {
            if (table.has("files")) {
                return table.tables("files");
            }
        }
        String old = first.text("name") + " " + first.optionalText("version").orElse("");
        return oldFiles.getOrDefault(old, List.of());
    }

    private Optional<String> buildFrom(Optional<Candidate> sdist, List<Candidate> wheels)
            throws MalformedLockException {
        if (!source(first).isEmpty()) {
            return Optional.of(source(first));
        }
        if (sdist.isPresent() || !wheels.isEmpty()) {
            return sdist.map(file -> "sdist");
        }
        if (first.has("url")) {
            return Optional.of("sdist");
        }
        boolean archive = ARCHIVE.matcher(first.optionalText("path").orElse("")).find();
        return first.has("path") ? Optional.of(archive ? "sdist" : "directory") : Optional.empty();
    }

    private Specifiers requiresPython() throws MalformedLockException {
        String text = first.optionalText("requires_python").orElse("");
        Optional<Specifiers> specifiers = Specifiers.parse(text);
        if (specifiers.isEmpty()) {
            throw first.malformed("requires_python", "requires_python is '" + text + "'");
        }
        return specifiers.get();
    }
}
