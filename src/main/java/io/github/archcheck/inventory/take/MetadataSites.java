package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.SiteDirectories;
import io.github.archcheck.inventory.walk.PathText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sorts the metadata that a walk came by: what an interpreter would see, and what a distribution carries inside itself,
 * such as {@code setuptools/_vendor/wheel-0.43.0.dist-info}.
 *
 * @param condaPrefixes directories that hold a {@code conda-meta}
 * @param distInfos {@code *.dist-info} directories
 * @param eggInfos {@code *.egg-info} directories and files, and {@code EGG-INFO} directories
 */
record MetadataSites(List<Path> condaPrefixes, List<Path> distInfos, List<Path> eggInfos) {
    MetadataSites {
        condaPrefixes = List.copyOf(condaPrefixes);
        distInfos = List.copyOf(distInfos);
        eggInfos = List.copyOf(eggInfos);
    }

    static MetadataSites of(List<Path> metadata, Environment environment) {
        List<Path> prefixes = new ArrayList<>();
        List<Path> distInfos = new ArrayList<>();
        List<Path> eggInfos = new ArrayList<>();
        Set<Path> sites = sites(metadata, environment);
        for (Path path : metadata) {
            Path parent = path.getParent();
            String name = String.valueOf(path.getFileName());
            if (parent == null) {
                continue;
            }
            if (name.equals("conda-meta")) {
                prefixes.add(parent);
            } else if (!isInside(name.equals("EGG-INFO") ? parent.getParent() : parent, sites)) {
                (name.endsWith(".dist-info") ? distInfos : eggInfos).add(path);
            }
        }
        return new MetadataSites(prefixes, distInfos, eggInfos);
    }

    /** The directories whose metadata counts: site directories, and others as far out as possible. */
    private static Set<Path> sites(List<Path> metadata, Environment environment) {
        Set<Path> sites = new HashSet<>();
        environment.siteDirectories().forEach(site -> sites.add(site.path()));
        Set<Path> holders = new HashSet<>();
        for (Path path : metadata) {
            Path parent = path.getParent();
            if (parent != null && PathText.of(path).endsWith(".dist-info")) {
                holders.add(parent);
            }
        }
        for (Path holder : holders) {
            if (SiteDirectories.isSiteDirectory(holder) || !hasAncestorIn(holder, holders)) {
                sites.add(holder);
            }
        }
        return sites;
    }

    /** Whether a directory lies below a site without being one itself. */
    private static boolean isInside(@Nullable Path directory, Set<Path> sites) {
        return directory != null
                && !sites.contains(directory)
                && !SiteDirectories.isSiteDirectory(directory)
                && hasAncestorIn(directory, sites);
    }

    private static boolean hasAncestorIn(Path directory, Set<Path> holders) {
        for (Path above = directory.getParent(); above != null; above = above.getParent()) {
            if (holders.contains(above)) {
                return true;
            }
        }
        return false;
    }
}
