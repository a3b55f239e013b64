package io.github.archcheck.inventory.locate;

import io.github.archcheck.inventory.Note;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.inventory.SiteDirectory.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the directories that an interpreter imports from, in its own order, and from them what there is to walk. The
 * same directory under two names counts once.
 */
final class SiteCollector {
    private final Path root;
    private final Path realRoot;
    private final boolean isWalkedWhole;
    private final AbsolutePaths paths;
    private final Map<Path, SiteDirectory> sites = new LinkedHashMap<>();
    private final Set<Path> walked = new LinkedHashSet<>();
    private final List<Note> notes = new ArrayList<>();

    /**
     * @param root of the environment, as its user named it
     * @param isWalkedWhole false for a prefix that other software shares: only what is added here is walked
     */
    SiteCollector(Path root, AbsolutePaths paths, boolean isWalkedWhole) {
        this.root = root;
        this.realRoot = Directories.real(root);
        this.isWalkedWhole = isWalkedWhole;
        this.paths = paths;
    }

    /** Adds a directory if it exists, with what its {@code .pth} files and editable installs add. */
    void add(Path directory, Origin origin) {
        if (!Directories.isDirectoryOrDenied(directory)) {
            return;
        }
        Path real = Directories.real(directory);
        boolean isNew = put(real, origin);
        walk(real);
        if (isNew && origin != Origin.STDLIB) {
            PathConfiguration added = PathConfiguration.read(directory, root, paths);
            notes.addAll(added.notes());
            added.importRoots().forEach(this::addFromFile);
            added.projects().forEach(this::addProject);
        }
    }

    /** A file or directory that is to be looked at, though nothing is imported from it. */
    void alsoWalk(Path path) {
        walk(Directories.real(path));
    }

    List<SiteDirectory> sites() {
        return List.copyOf(sites.values());
    }

    List<Note> notes() {
        return List.copyOf(notes);
    }

    /** The root if it is walked whole, then what lies outside it; nothing that lies below another one. */
    List<Path> walkRoots() {
        List<Path> roots = new ArrayList<>();
        if (isWalkedWhole) {
            roots.add(root);
        }
        walked.stream()
                .filter(path -> walked.stream().noneMatch(other -> !other.equals(path) && path.startsWith(other)))
                .map(this::named)
                .forEach(roots::add);
        return roots;
    }

    private boolean put(Path real, Origin origin) {
        return sites.putIfAbsent(real, new SiteDirectory(named(real), origin)) == null;
    }

    /** Below the root, a path begins as the user named the root. */
    private Path named(Path real) {
        return Directories.rebase(real, realRoot, root);
    }

    private boolean isCovered(Path real) {
        return isWalkedWhole && real.startsWith(realRoot);
    }

    private void walk(Path real) {
        if (!isCovered(real)) {
            walked.add(real);
        }
    }

    private void addFromFile(PathConfiguration.ImportRoot added) {
        put(Directories.real(added.directory()), Origin.PTH);
        walkIfNarrow(Directories.real(added.walked()), added.source());
    }

    private void addProject(PathConfiguration.Project project) {
        Path real = Directories.real(project.directory());
        boolean known = sites.entrySet().stream()
                .anyMatch(s -> s.getValue().origin() == Origin.PTH && s.getKey().startsWith(real));
        if (!known) {
            walkIfNarrow(real, project.source());
        }
    }

    private void walkIfNarrow(Path real, String source) {
        if (isCovered(real)) {
            return;
        }
        Optional<String> reason = tooWide(real);
        if (reason.isEmpty()) {
            walked.add(real);
        } else {
            notes.add(new Note(
                    Note.Kind.METADATA_BROKEN,
                    source,
                    "adds " + real + ", which was not looked through: it " + reason.get()));
        }
    }

    /** A project that holds its own environment is looked through like any other; a machine is not. */
    private Optional<String> tooWide(Path real) {
        if (SystemPlaces.isWholeSystem(real) || AbsolutePaths.looksLikeRoot(real)) {
            return Optional.of("is a whole part of the file system");
        }
        if (!isWalkedWhole && realRoot.startsWith(real)) {
            return Optional.of("holds the environment itself");
        }
        boolean holdsSite = sites.entrySet().stream()
                .anyMatch(s -> s.getValue().origin() != Origin.PTH
                        && !isCovered(s.getKey())
                        && s.getKey().startsWith(real)
                        && !s.getKey().equals(real));
        if (holdsSite) {
            return Optional.of("holds a site directory of its own");
        }
        Optional<Path> home = paths.places().home().map(Directories::real).filter(h -> h.startsWith(real));
        return home.map(h -> h.equals(real) ? "is the home directory" : "holds the home directory");
    }
}
