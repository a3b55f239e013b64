package io.github.archcheck.report;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * The working copy that a run happens in: services that show findings want paths from its top.
 *
 * @param top directory of the repository, or the working directory where there is none; absolute
 * @param workingDirectory that relative paths start from; absolute
 */
public record Checkout(Path top, Path workingDirectory) {

    /**
     * A path from the top, with {@code /} between names and empty for the top itself; absolute when it lies outside.
     *
     * @param path as the user wrote it
     */
    public String locate(String path) {
        try {
            Path absolute = workingDirectory.resolve(path).normalize();
            return absolute.startsWith(top) ? joined(top.relativize(absolute)) : absolute.toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }

    private static String joined(Path relative) {
        StringJoiner names = new StringJoiner("/");
        relative.forEach(name -> names.add(name.toString()));
        return names.toString();
    }
}
