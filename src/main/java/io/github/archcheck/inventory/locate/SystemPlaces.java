package io.github.archcheck.inventory.locate;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Places of the machine that an environment may refer to.
 *
 * @param root where absolute paths named inside an environment lie: {@code /}, or the directory of {@code --sysroot}
 * @param home the user's, for the user site directory; empty when there is none to look at
 */
public record SystemPlaces(Path root, Optional<Path> home) {
    /** This machine: its own root, and the home directory that the environment variables name. */
    public static SystemPlaces of(Map<String, String> variables) {
        String home = variables.getOrDefault("HOME", variables.getOrDefault("USERPROFILE", ""));
        return new SystemPlaces(Path.of("/").toAbsolutePath(), absolute(home));
    }

    /** The root file system of another machine or container, which has no user. */
    public static SystemPlaces sysroot(Path root) {
        return new SystemPlaces(root.toAbsolutePath().normalize(), Optional.empty());
    }

    boolean isSysroot() {
        return root.getNameCount() > 0;
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
