package io.github.archcheck.loader.tree;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which directories of this machine stand for the target's. They may lie in an archive; paths of the target are always
 * written as this machine's own.
 *
 * @param sysroot the real path of what stands for the target's root directory; empty when its paths are this machine's
 * @param mounts what is the target's own, as what is scanned and the interpreter's installation: by the path that
 *     processes of the target use, the real path here, and by that, too. Those in the sysroot need none. An archive that
 *     is mounted by no other path than its own stands for the target's root directory
 * @param system whether this machine is the target, so that all of its files count
 */
public record Visibility(Optional<Path> sysroot, Map<Path, Path> mounts, boolean system) {
    private static final FileSystem OWN = FileSystems.getDefault();

    public Visibility {
        mounts = mounts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        mount -> written(mount.getKey()), Map.Entry::getValue, (one, other) -> one));
    }

    boolean isVisible(Path host) {
        boolean isSystem = system && !isElsewhere(host);
        return isSystem || sysroot.filter(host::startsWith).isPresent() || isOwn(host);
    }

    /** Whether something below the directory may be visible. */
    boolean leadsToVisible(Path host) {
        return isVisible(host) || mounts.values().stream().anyMatch(mounted -> mounted.startsWith(host));
    }

    /** The place here of a path that is not looked up name by name: the target's root, and what is mounted. */
    Optional<Path> start(Path target) {
        Optional<Path> mounted = Optional.ofNullable(mounts.get(target)).filter(place -> !system || isElsewhere(place));
        return target.getNameCount() == 0 ? sysroot.or(() -> mounted).or(() -> Optional.of(target)) : mounted;
    }

    /** What processes of the target call a file. */
    public Path target(Path host) {
        Optional<Path> below = sysroot.filter(host::startsWith);
        if (below.isPresent()) {
            Path top = Objects.requireNonNull(isElsewhere(host) ? OWN.getPath("/") : host.getRoot());
            return top.resolve(below.get().relativize(host).toString());
        }
        return isElsewhere(host) ? mounted(host) : host;
    }

    private Path mounted(Path host) {
        return mounts.entrySet().stream()
                .filter(mount -> host.startsWith(mount.getValue()))
                .max(Comparator.comparingInt(mount -> mount.getKey().getNameCount()))
                .map(mount ->
                        mount.getKey().resolve(mount.getValue().relativize(host).toString()))
                .orElseGet(() -> written(host));
    }

    private boolean isOwn(Path host) {
        for (Path above = host; above != null; above = above.getParent()) {
            if (isElsewhere(host) ? mounts.containsValue(above) : mounts.containsKey(above)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isElsewhere(Path path) {
        return !path.getFileSystem().equals(OWN);
    }

    private static Path written(Path path) {
        return isElsewhere(path) ? OWN.getPath(path.toString()) : path;
    }
}
