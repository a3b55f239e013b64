package io.github.archcheck.inventory.locate;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Places of the machine that an environment may refer to.
 *
 * @param root where absolute paths named inside an environment lie: {@code /}, or the directory of {@code --sysroot}
 * @param home the user's, for the user site directory; empty when there is none to look at
 */
public record SystemPlaces(Path root, Optional<Path> home) {
    /** File systems that are made up by the kernel. */
    private static final Set<String> KERNEL = Set.of("dev", "proc", "sys");

    private static final Set<String> SYSTEM = Set.of(
            "Applications",
            "Library",
            "System",
            "Users",
            "Volumes",
            "Windows",
            "bin",
            "boot",
            "etc",
            "home",
            "lib",
            "lib32",
            "lib64",
            "media",
            "mnt",
            "nix",
            "opt",
            "private",
            "run",
            "sbin",
            "tmp",
            "usr",
            "var");

    /** This machine: its own root, and the home directory that the environment variables name. */
    public static SystemPlaces of(Map<String, String> variables) {
        String home = variables.getOrDefault("HOME", variables.getOrDefault("USERPROFILE", ""));
        return new SystemPlaces(Path.of("/").toAbsolutePath(), absolute(home));
    }

    /** The root file system of another machine or container, which has no user. */
    public static SystemPlaces sysroot(Path root) {
        return new SystemPlaces(root.toAbsolutePath().normalize(), Optional.empty());
    }

    /** Whether a directory is one of a system's own, too wide or too strange to be looked through as a project. */
    static boolean isWholeSystem(Path directory) {
        if (directory.getNameCount() == 0) {
            return true;
        }
        String top = directory.getName(0).toString();
        return KERNEL.contains(top) || (directory.getNameCount() == 1 && SYSTEM.contains(top));
    }

    /** The root of a file system that is not this machine's is a system's of its own, too. */
    boolean isSysroot() {
        return root.getNameCount() > 0 || !root.getFileSystem().equals(FileSystems.getDefault());
    }

    private static Optional<Path> absolute(String text) {
        try {
            return Optional.of(text)
                    .filter(t -> !t.isEmpty())
                    .map(Path::of)
                    .filter(Path::isAbsolute)
                    .map(Path::normalize);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
