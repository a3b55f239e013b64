package io.github.archcheck.report.html;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.SiteDirectory;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Paths as people know them.
 *
 * @param sites site directories as paths of a report, with {@code /} at the end, the longest first
 */
record Paths(List<String> sites) {
    static Paths of(Environment environment) {
        Path base = environment.base();
        return new Paths(environment.siteDirectories().stream()
                .map(SiteDirectory::path)
                .filter(site -> site.getFileSystem().equals(base.getFileSystem()))
                .map(site -> site.startsWith(base) ? base.relativize(site) : site)
                .map(site -> site.toString().replace('\\', '/'))
                .filter(site -> !site.isEmpty())
                .map(site -> site + "/")
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    /** Below its site directory; the path itself where there is none. */
    String brief(String path) {
        return sites.stream()
                .filter(path::startsWith)
                .findFirst()
                .map(site -> path.substring(site.length()))
                .orElse(path);
    }
}
