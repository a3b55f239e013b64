package io.github.archcheck.inventory.metadata;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Debian's record of installed packages. Reading it means reading some hundred lists, so it is asked once, for all files
 * in question together, and Python's own packages first.
 */
public final class DpkgDatabase {
    private static final String SUFFIX = ".list";

    private final Path directory;

    /** @param root where the system's file tree begins */
    public DpkgDatabase(Path root) {
        directory = root.resolve("var").resolve("lib").resolve("dpkg");
    }

    public boolean isPresent() {
        return Files.isDirectory(directory.resolve("info"));
    }

    /**
     * Who owns which file.
     *
     * @param files absolute, as the system sees them: below the root, {@code /} between names
     * @return the owners of those that have one
     */
    public Map<String, Owner> owners(Set<String> files) {
        List<Path> first = new ArrayList<>();
        List<Path> rest = new ArrayList<>();
        try (DirectoryStream<Path> lists = Files.newDirectoryStream(directory.resolve("info"), "*" + SUFFIX)) {
            for (Path list : lists) {
                (packageName(list).contains("python") ? first : rest).add(list);
            }
        } catch (IOException e) {
            return Map.of();
        }
        Map<String, Path> found = new TreeMap<>();
        search(first, files, found);
        search(rest, files, found);
        Map<String, String> versions = versions(found.values());
        Map<String, Owner> owners = new HashMap<>();
        found.forEach((file, list) -> owners.put(file, owner(list, versions)));
        return owners;
    }

    private static void search(List<Path> lists, Set<String> files, Map<String, Path> found) {
        Set<String> open = new HashSet<>(files);
        open.removeAll(found.keySet());
        for (Path list : lists.stream().sorted().toList()) {
            if (open.isEmpty()) {
                return;
            }
            search(list, open, found);
        }
    }

    /** A list that cannot be read owns nothing that we could know of. */
    private static boolean search(Path list, Set<String> open, Map<String, Path> found) {
        try {
            FileLists.lines(list, path -> {
                if (open.remove(path)) {
                    found.put(path, list);
                }
            });
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Versions by package name, from {@code status}. */
    private Map<String, String> versions(Iterable<Path> lists) {
        Set<String> names = new HashSet<>();
        lists.forEach(list -> names.add(packageName(list)));
        Map<String, String> versions = new HashMap<>();
        if (names.isEmpty()) {
            return versions;
        }
        StringBuilder current = new StringBuilder();
        try {
            FileLists.lines(directory.resolve("status"), line -> {
                if (line.startsWith("Package: ")) {
                    current.setLength(0);
                    current.append(line, "Package: ".length(), line.length());
                } else if (line.startsWith("Version: ") && names.contains(current.toString())) {
                    versions.putIfAbsent(current.toString(), line.substring("Version: ".length()));
                }
            });
        } catch (IOException e) {
            return versions;
        }
        return versions;
    }

    private static Owner owner(Path list, Map<String, String> versions) {
        String stem = stem(list);
        int colon = stem.indexOf(':');
        return new Owner(
                packageName(list),
                Optional.ofNullable(versions.get(packageName(list))),
                colon < 0 ? Optional.empty() : Optional.of(stem.substring(colon + 1)),
                list);
    }

    private static String packageName(Path list) {
        String stem = stem(list);
        int colon = stem.indexOf(':');
        return colon < 0 ? stem : stem.substring(0, colon);
    }

    private static String stem(Path list) {
        String name = String.valueOf(list.getFileName());
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /**
     * A Debian package.
     *
     * @param architecture of packages that may be installed for several; empty for others
     * @param list its list of files
     */
    public record Owner(String name, Optional<String> version, Optional<String> architecture, Path list) {}
}
