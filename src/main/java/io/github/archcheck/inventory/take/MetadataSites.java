package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.SiteDirectories;
import io.github.archcheck.inventory.walk.PathText;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
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
 * @param eggInfos {@code *.egg-info} directories and files, {@code EGG-INFO} directories, and the PKG-INFO of sources
 * @param condaPackages directories that hold what a conda package consists of
 * @param alone directories of which everything is one distribution's
 */
record MetadataSites(
        List<Path> condaPrefixes,
        List<Path> distInfos,
        List<Path> eggInfos,
        List<Path> condaPackages,
        Set<Path> alone) {
    MetadataSites {
        condaPrefixes = List.copyOf(condaPrefixes);
        distInfos = List.copyOf(distInfos);
        eggInfos = List.copyOf(eggInfos);
        condaPackages = List.copyOf(condaPackages);
        alone = Set.copyOf(alone);
    }

    static MetadataSites of(List<Path> metadata, Environment environment) {
        if (environment.kind() == EnvironmentKind.SOURCE) {
            return new MetadataSites(List.of(), List.of(), sourceInfo(environment.root()), List.of(), Set.of());
        }
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
        boolean isCondaPackage = environment.kind() == EnvironmentKind.CONDA_PACKAGE;
        return new MetadataSites(
                prefixes,
                distInfos,
                eggInfos,
                isCondaPackage ? List.of(environment.root()) : List.of(),
                alone(distInfos, environment));
    }

    private static List<Path> sourceInfo(Path root) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                Path info = folder.resolve("PKG-INFO");
                if (Files.isRegularFile(info)) {
                    return List.of(info);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The walk says so.
            return List.of();
        }
        return List.of();
    }

    /** A wheel's own, and those below directories that are called like a wheel, as in a pex. */
    private static Set<Path> alone(List<Path> distInfos, Environment environment) {
        Set<Path> alone = new HashSet<>();
        if (environment.kind() == EnvironmentKind.WHEEL && distInfos.size() == 1) {
            alone.add(environment.root());
        }
        for (Path distInfo : distInfos) {
            Path site = distInfo.getParent();
            if (site != null && String.valueOf(site.getFileName()).endsWith(".whl")) {
                alone.add(site);
            }
        }
        return alone;
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
