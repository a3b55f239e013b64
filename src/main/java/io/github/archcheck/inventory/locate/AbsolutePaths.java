package io.github.archcheck.inventory.locate;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the absolute paths that an environment mentions lie on this machine. They lie below the system root that the
 * user named; otherwise below a copied root file system that holds the environment, when they exist there; otherwise
 * where they say.
 *
 * @param environment after links
 * @param copiedRoots directories above the environment that look like the root of a file system, innermost first
 */
record AbsolutePaths(SystemPlaces places, Path environment, List<Path> copiedRoots) {
    AbsolutePaths {
        copiedRoots = List.copyOf(copiedRoots);
    }

    static AbsolutePaths of(SystemPlaces places, Path environment) {
        Path real = Directories.real(environment);
        List<Path> roots = new ArrayList<>();
        for (Path at = real.getParent(); at != null && at.getNameCount() > 0; at = at.getParent()) {
            if (!places.isSysroot() && looksLikeRoot(at)) {
                roots.add(at);
            }
        }
        return new AbsolutePaths(places, real, roots);
    }

    /** Whether a directory has what the root of a file system has. */
    static boolean looksLikeRoot(Path directory) {
        return Files.isDirectory(directory.resolve("usr"))
                && (Files.isDirectory(directory.resolve("bin")) || Files.isDirectory(directory.resolve("etc")));
    }

    /** The same path on this machine, whether it exists or not. */
    Path map(Path path) {
        if (!path.isAbsolute()) {
            return path;
        }
        if (places.isSysroot()) {
            return below(places.root(), path);
        }
        return copiedRoots.stream()
                .map(root -> below(root, path))
                .filter(p -> Files.exists(p, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElse(path);
    }

    /** A path that a file names, relative ones counted from {@code base}; empty when it cannot be a path here. */
    Optional<Path> resolve(Path base, String text) {
        return Directories.resolve(base, text)
                .map(p -> Directories.resolve(base.getFileSystem().getPath(""), text)
                                .filter(Path::isAbsolute)
                                .isPresent()
                        ? map(p)
                        : p)
                .map(Path::normalize);
    }

    private static Path below(Path root, Path path) {
        if (path.startsWith(root)) {
            return path;
        }
        Path top = path.getRoot();
        return root.resolve((top == null ? path : top.relativize(path)).toString());
    }
}
