package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.SiteDirectories;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.walk.PathText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The directories that module names are counted from. Not for use by several threads at once. */
final class ImportRoots {
    private final Set<String> known = new HashSet<>();
    private final Set<String> inPlace = new HashSet<>();
    private final Map<String, Boolean> decided = new HashMap<>();

    /** @param metadataBases absolute, without a slash at the end; directories that distributions were installed into */
    ImportRoots(Environment environment, Collection<String> metadataBases) {
        known.addAll(metadataBases);
        for (SiteDirectory site : environment.siteDirectories()) {
            String text = PathText.before(site.path());
            known.add(text);
            if (site.origin() == SiteDirectory.Origin.PTH) {
                inPlace.add(text);
            }
        }
    }

    /** Relative to the deepest of these directories that holds the file; empty when none does. */
    Optional<String> relative(String file) {
        for (int cut = file.lastIndexOf('/'); cut >= 0; cut = file.lastIndexOf('/', cut - 1)) {
            if (decided.computeIfAbsent(file.substring(0, cut), this::isRoot)) {
                return Optional.of(file.substring(cut + 1));
            }
        }
        return Optional.empty();
    }

    /** The first name below a directory that a {@code .pth} line or the like leads to; empty elsewhere. */
    Optional<String> folderInPlace(String file) {
        for (String root : inPlace) {
            if (file.startsWith(root + "/")) {
                String relative = file.substring(root.length() + 1);
                int end = relative.indexOf('/') > 0 ? relative.indexOf('/') : relative.indexOf('.');
                return Optional.of(end > 0 ? relative.substring(0, end) : relative);
            }
        }
        return Optional.empty();
    }

    private boolean isRoot(String directory) {
        if (known.contains(directory)) {
            return true;
        }
        int last = directory.lastIndexOf('/');
        int secondLast = last <= 0 ? -1 : directory.lastIndexOf('/', last - 1);
        try {
            return SiteDirectories.isSiteDirectory(Path.of(directory.substring(secondLast + 1)));
        } catch (InvalidPathException e) {
            // A name that this locale cannot spell is none of those.
            return false;
        }
    }
}
