package io.github.archcheck.verdict.imports;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.SiteDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an interpreter looks for modules.
 *
 * @param standard directories of the standard library, as far as they belong to what is judged
 * @param sites in order
 * @param isWhole whether these are all, so that what is not here is nowhere
 */
public record ImportPath(List<Path> standard, List<Path> sites, boolean isWhole) {
    public ImportPath {
        standard = List.copyOf(standard);
        sites = List.copyOf(sites);
    }

    /** Of an environment; the standard library lies above its extension modules. */
    public static ImportPath of(Environment environment) {
        List<Path> standard = new ArrayList<>();
        List<Path> sites = new ArrayList<>();
        for (SiteDirectory site : environment.siteDirectories()) {
            if (site.origin() == SiteDirectory.Origin.STDLIB) {
                Path above = site.path().getParent();
                if (above != null) {
                    standard.add(above);
                }
                standard.add(site.path());
            } else if (isNarrow(site.path(), environment) && !isAbove(site.path(), environment)) {
                sites.add(site.path());
            }
        }
        boolean isWhole = switch (environment.kind()) {
            case VENV, CONDA, PREFIX -> true;
            case SITE_PACKAGES, FOLDER, FILE, WHEEL, EGG, CONDA_PACKAGE, BUNDLE, SOURCE, ARCHIVE -> false;
        };
        return new ImportPath(standard, sites, isWhole);
    }

    /** An archive's own root is all of it that anybody looks at. */
    private static boolean isNarrow(Path site, Environment environment) {
        return site.getNameCount() > 1 || environment.kind().isPacked();
    }

    /** A line of a .pth file may name the directory that all environments lie in; nobody's modules are looked for there. */
    private static boolean isAbove(Path site, Environment environment) {
        return environment.root().startsWith(site) && !environment.root().equals(site);
    }
}
