package io.github.archcheck.lock.poetry;

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
 * A Poetry lock file.
 *
 * @param python the Pythons that the project is for
 * @param extras of the project, to the normalised names of what they ask for
 */
record PoetryLock(
        PoetryConstraint python, Map<String, List<String>> extras, List<PoetryPackage> packages, List<String> notices) {
    private static final int OLDEST = 1;
    private static final int NEWEST = 2;
    private static final int NEWEST_MINOR = 1;

    static PoetryLock read(TomlTable top) throws MalformedLockException {
        Optional<TomlTable> metadata = top.table("metadata");
        if (metadata.isEmpty()) {
            throw top.malformed("metadata", "has no [metadata]: this is no poetry.lock file");
        }
        List<String> notices = new ArrayList<>();
        FormatVersion.check(metadata.get(), "lock-version", "poetry.lock", OLDEST, NEWEST, NEWEST_MINOR)
                .ifPresent(notices::add);
        String pythons = metadata.get().optionalText("python-versions").orElse("*");
        Optional<PoetryConstraint> python = PoetryConstraint.parse(pythons);
        if (python.isEmpty()) {
            throw metadata.get().malformed("python-versions", "python-versions is '" + pythons + "'");
        }
        return new PoetryLock(python.get(), extras(top), packages(top, metadata.get()), notices);
    }

    private static Map<String, List<String>> extras(TomlTable top) throws MalformedLockException {
        Map<String, List<String>> extras = new LinkedHashMap<>();
        Optional<TomlTable> table = top.table("extras");
        if (table.isPresent()) {
            for (String extra : table.get().keys()) {
                extras.put(
                        ProjectName.normalise(extra),
                        List.copyOf(PoetryPackages.names(table.get().texts(extra))));
            }
        }
        return extras;
    }

    private static List<PoetryPackage> packages(TomlTable top, TomlTable metadata) throws MalformedLockException {
        Map<String, List<TomlTable>> oldFiles = new LinkedHashMap<>();
        Optional<TomlTable> files = metadata.table("files");
        if (files.isPresent()) {
            for (String name : files.get().keys()) {
                oldFiles.put(ProjectName.normalise(name), files.get().tables(name));
            }
        }
        List<TomlTable> tables = PackageTables.read(top, "package");
        List<PoetryPackage> packages = new ArrayList<>(tables.size());
        for (TomlTable table : tables) {
            packages.add(PoetryPackages.read(table, oldFiles));
        }
        return packages;
    }
}
