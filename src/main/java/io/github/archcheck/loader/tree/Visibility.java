package io.github.archcheck.loader.tree;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which directories of this machine stand for the target's.
 *
 * @param sysroot the real path of what stands for the target's root directory; empty when its paths are this machine's
 * @param mounts what is the target's own, as what is scanned and the interpreter's installation: by the path that
 *     processes of the target use, the real path here, and by that, too. Those in the sysroot need none
 * @param system whether this machine is the target, so that all of its files count
 */
public record Visibility(Optional<Path> sysroot, Map<Path, Path> mounts, boolean system) {
    public Visibility {
        mounts = Map.copyOf(mounts);
    }

    /** A path of the target in the file system that shows it: this machine's, or that of an archive. */
    Path path(String text) {
        return sysroot.or(() -> mounts.keySet().stream().findFirst())
                .map(Path::getFileSystem)
                .orElseGet(FileSystems::getDefault)
                .getPath(text);
    }

    boolean isVisible(Path host) {
        return system || sysroot.filter(host::startsWith).isPresent() || isOwn(host);
    }

    /** Whether something below the directory may be visible. */
    boolean leadsToVisible(Path host) {
        return isVisible(host) || mounts.values().stream().anyMatch(mounted -> mounted.startsWith(host));
    }

    /** The place here of a path that is not looked up name by name: the target's root, and what is mounted. */
    Optional<Path> start(Path target) {
        if (target.getNameCount() == 0) {
            return sysroot.or(() -> Optional.of(target));
        }
        return system ? Optional.empty() : Optional.ofNullable(mounts.get(target));
    }

    /** What processes of the target call a file. */
    public Path target(Path host) {
        return sysroot.filter(host::startsWith)
                .map(root -> Objects.requireNonNull(host.getRoot()).resolve(root.relativize(host)))
                .orElse(host);
    }

    private boolean isOwn(Path host) {
        for (Path above = host; above != null; above = above.getParent()) {
            if (mounts.containsKey(above)) {
                return true;
            }
        }
        return false;
    }
}
