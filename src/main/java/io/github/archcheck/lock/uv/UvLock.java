package io.github.archcheck.lock.uv;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.PackageTables;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.lock.walk.Edge;
import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.version.Specifiers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A uv lock file.
 *
 * @param supportedMarkers the environments that it was made for; empty for all
 * @param conflicts sets of extras and groups no two of which can be chosen together
 * @param members of the workspace, normalised; empty when the lock is of a single project
 * @param requirements of a script, or of a workspace's root that is no project
 * @param groups of a workspace's root that is no project
 */
record UvLock(
        Specifiers requiresPython,
        List<String> supportedMarkers,
        List<List<Conflict>> conflicts,
        List<String> members,
        List<Edge> requirements,
        Map<String, List<Edge>> groups,
        List<UvPackage> packages,
        List<String> notices) {
    private static final long VERSION = 1;
    private static final long NEWEST_REVISION = 5;

    /**
     * One side of a conflict.
     *
     * @param part an extra or a group as in {@link io.github.archcheck.lock.walk.Part}; the project itself if empty
     */
    record Conflict(String name, String part) {}

    static UvLock read(TomlTable top) throws MalformedLockException {
        List<String> notices = new ArrayList<>();
        checkVersion(top, notices);
        TomlTable manifest = top.table("manifest").orElse(null);
        List<String> members = new ArrayList<>();
        List<Edge> requirements = List.of();
        Map<String, List<Edge>> groups = Map.of();
        if (manifest != null) {
            manifest.texts("members").forEach(member -> members.add(ProjectName.normalise(member)));
            requirements = UvEdges.requirements(manifest.tables("requirements"));
            groups = groups(manifest);
        }
        return new UvLock(
                requiresPython(top),
                top.texts("supported-markers"),
                conflicts(top),
                members,
                requirements,
                groups,
                packages(top),
                List.copyOf(notices));
    }

    private static void checkVersion(TomlTable top, List<String> notices) throws MalformedLockException {
        OptionalLong version = top.integer("version");
        if (version.isEmpty()) {
            throw top.malformed("version", "has no version: this is no uv.lock file");
        }
        if (version.getAsLong() != VERSION) {
            throw top.malformed(
                    "version", "version is " + version.getAsLong() + "; known is " + VERSION + " of uv.lock");
        }
        long revision = top.integer("revision").orElse(0);
        if (revision > NEWEST_REVISION) {
            notices.add("revision " + revision + " is newer than " + NEWEST_REVISION
                    + ", the newest that is known: what it adds is not looked at");
        }
    }

    private static Specifiers requiresPython(TomlTable top) throws MalformedLockException {
        Optional<String> text = top.optionalText("requires-python");
        Optional<Specifiers> specifiers = Specifiers.parse(text.orElse(""));
        if (specifiers.isEmpty()) {
            throw top.malformed("requires-python", "requires-python is '" + text.orElse("") + "'");
        }
        return specifiers.get();
    }

    private static Map<String, List<Edge>> groups(TomlTable manifest) throws MalformedLockException {
        Map<String, List<Edge>> groups = new LinkedHashMap<>();
        Optional<TomlTable> table = manifest.table("dependency-groups");
        if (table.isPresent()) {
            for (String group : table.get().keys()) {
                groups.put(
                        ProjectName.normalise(group),
                        UvEdges.requirements(table.get().tables(group)));
            }
        }
        return groups;
    }

    private static List<List<Conflict>> conflicts(TomlTable top) throws MalformedLockException {
        List<List<Conflict>> sets = new ArrayList<>();
        if (!top.has("conflicts")) {
            return sets;
        }
        for (List<TomlTable> set : top.arraysOfTables("conflicts")) {
            List<Conflict> sides = new ArrayList<>();
            for (TomlTable side : set) {
                sides.add(new Conflict(ProjectName.normalise(side.text("package")), UvEdges.part(side)));
            }
            sets.add(sides);
        }
        return sets;
    }

    private static List<UvPackage> packages(TomlTable top) throws MalformedLockException {
        String key = top.has("package") ? "package" : "distribution";
        List<TomlTable> tables = PackageTables.read(top, key);
        List<UvPackage> packages = new ArrayList<>(tables.size());
        for (TomlTable table : tables) {
            packages.add(UvPackages.read(table));
        }
        return packages;
    }
}
