package io.github.archcheck.lock.pdm;

import io.github.archcheck.lock.MalformedLockException;
import io.github.archcheck.lock.toml.FormatVersion;
import io.github.archcheck.lock.toml.PackageTables;
import io.github.archcheck.lock.toml.TomlTable;
import io.github.archcheck.packaging.ProjectName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PDM lock file.
 *
 * @param groups that were locked, normalised
 * @param targets that it was made for; empty for all
 * @param tellsGroups whether entries say which groups they are for
 */
record PdmLock(
        List<String> groups,
        List<PdmTarget> targets,
        boolean tellsGroups,
        List<PdmPackage> packages,
        List<String> notices) {
    private static final int MAJOR = 4;
    private static final int NEWEST_MINOR = 5;

    static PdmLock read(TomlTable top) throws MalformedLockException {
        Optional<TomlTable> metadata = top.table("metadata");
        if (metadata.isEmpty()) {
            throw top.malformed("metadata", "has no [metadata]: this is no pdm.lock file");
        }
        List<String> notices = new ArrayList<>();
        FormatVersion.check(metadata.get(), "lock_version", "pdm.lock", MAJOR, MAJOR, NEWEST_MINOR)
                .ifPresent(notices::add);
        List<String> groups = new ArrayList<>();
        metadata.get().texts("groups").forEach(group -> groups.add(ProjectName.normalise(group)));
        List<PdmTarget> targets = new ArrayList<>();
        for (TomlTable target : metadata.get().tables("targets")) {
            targets.add(PdmTarget.read(target));
        }
        List<TomlTable> tables = PackageTables.read(top, "package");
        boolean tellsGroups = tables.stream().anyMatch(table -> table.has("groups"));
        return new PdmLock(groups, targets, tellsGroups, packages(tables, oldFiles(metadata.get())), notices);
    }

    /** {@code [metadata.files]} of locks before 4.3: under the name and the version. */
    private static Map<String, List<TomlTable>> oldFiles(TomlTable metadata) throws MalformedLockException {
        Map<String, List<TomlTable>> files = new LinkedHashMap<>();
        Optional<TomlTable> table = metadata.table("files");
        if (table.isPresent()) {
            for (String key : table.get().keys()) {
                files.put(key, table.get().tables(key));
            }
        }
        return files;
    }

    private static List<PdmPackage> packages(List<TomlTable> tables, Map<String, List<TomlTable>> oldFiles)
            throws MalformedLockException {
        Map<String, PdmPackages> byIdentity = new LinkedHashMap<>();
        for (TomlTable table : tables) {
            String identity = PdmPackages.identity(table);
            PdmPackages gathered = byIdentity.get(identity);
            if (gathered == null) {
                gathered = new PdmPackages(table);
                byIdentity.put(identity, gathered);
            }
            gathered.add(table);
        }
        List<PdmPackage> packages = new ArrayList<>(byIdentity.size());
        for (PdmPackages gathered : byIdentity.values()) {
            packages.add(gathered.gathered(oldFiles));
        }
        return packages;
    }
}
