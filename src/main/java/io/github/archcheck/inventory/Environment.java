package io.github.archcheck.inventory;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A located environment, before its files are looked at.
 *
 * @param root absolute
 * @param walkRoots absolute directories (or the one file) to look through, the root first; the others lie outside it:
 *     system and user site directories, targets of {@code .pth} lines and editable installs
 * @param siteDirectories in import order; module names are counted from the deepest one that holds a file
 * @param condaSubdir the platform of a conda prefix, such as {@code osx-arm64}; empty for everything else
 * @param externallyManaged whether PEP 668's marker says that pip must not install here
 * @param fileName of the archive that it came out of, such as a wheel's, which has its tags; empty for what lies on disk
 */
public record Environment(
        Path root,
        EnvironmentKind kind,
        Optional<Interpreter> interpreter,
        List<SiteDirectory> siteDirectories,
        List<Path> walkRoots,
        Optional<String> condaSubdir,
        boolean externallyManaged,
        List<Note> notes,
        Optional<String> fileName) {
    public Environment {
        siteDirectories = List.copyOf(siteDirectories);
        walkRoots = List.copyOf(walkRoots);
        notes = List.copyOf(notes);
    }

    /** On disk. */
    public Environment(
            Path root,
            EnvironmentKind kind,
            Optional<Interpreter> interpreter,
            List<SiteDirectory> siteDirectories,
            List<Path> walkRoots,
            Optional<String> condaSubdir,
            boolean externallyManaged,
            List<Note> notes) {
        this(
                root,
                kind,
                interpreter,
                siteDirectories,
                walkRoots,
                condaSubdir,
                externallyManaged,
                notes,
                Optional.empty());
    }

    /** Whether it lies in an archive, which nothing can be installed into. */
    public boolean isInArchive() {
        return !root.getFileSystem().equals(FileSystems.getDefault());
    }

    /** What paths in reports are relative to: the root; in an archive the root of that, so that they name members. */
    public Path base() {
        Path top = root.getRoot();
        return isInArchive() && top != null ? top : root;
    }

    /** The same, out of an archive. */
    public Environment outOf(String archive) {
        return new Environment(
                root,
                kind,
                interpreter,
                siteDirectories,
                walkRoots,
                condaSubdir,
                externallyManaged,
                notes,
                Optional.of(archive));
    }
}
