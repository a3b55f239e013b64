package io.github.archcheck.loader.tree;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which directories of this machine stand for the target's.
 *
 * @param sysroot the real path of what stands for the target's root directory; empty when its paths are this machine's
 * @param roots real paths of what is the target's own: what is scanned, and the interpreter's installation. Those outside
 *     the sysroot keep their paths, as if they were mounted there
 * @param system whether this machine is the target, so that all of its files count
 */
public record Visibility(Optional<Path> sysroot, List<Path> roots, boolean system) {
    public Visibility {
        roots = List.copyOf(roots);
    }

    boolean isVisible(Path host) {
        return system || sysroot.filter(host::startsWith).isPresent() || isOwn(host);
    }

    /** Whether something below the directory may be visible. */
    boolean leadsToVisible(Path host) {
        return isVisible(host) || roots.stream().anyMatch(root -> root.startsWith(host));
    }

    /** The place here of a path that is not looked up name by name: the target's root, and what is mounted. */
    Optional<Path> start(Path target) {
        if (target.getNameCount() == 0) {
            return sysroot.or(() -> Optional.of(target));
        }
        return roots.contains(target) && sysroot.filter(target::startsWith).isEmpty()
                ? Optional.of(target)
                : Optional.empty();
    }

    /** What processes of the target call a file. */
    public Path target(Path host) {
        return sysroot.filter(host::startsWith)
                .map(root -> Objects.requireNonNull(host.getRoot()).resolve(root.relativize(host)))
                .orElse(host);
    }

    private boolean isOwn(Path host) {
        return roots.stream().anyMatch(host::startsWith);
    }
}
