package io.github.archcheck.inventory.walk;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Paths to leave out. A glob without a slash is held against the last name of a path, one with a slash against the whole
 * path from the root; a directory that matches is left out with everything below.
 */
public final class Exclusions {
    public static final Exclusions NONE = new Exclusions(List.of());

    private static final String ANYWHERE = "**/";

    private final List<String> globs;

    /** A matcher is held against paths of the file system that it is of. */
    private final Map<FileSystem, List<PathMatcher>> matchers = new ConcurrentHashMap<>();

    private Exclusions(List<String> globs) {
        this.globs = List.copyOf(globs);
    }

    /**
     * @param globs in the syntax of {@link FileSystem#getPathMatcher}; a leading {@code **}{@code /} also stands for no
     *     directory at all, a trailing slash means nothing
     * @throws java.util.regex.PatternSyntaxException when one of them is not a glob
     */
    public static Exclusions of(List<String> globs) {
        Exclusions exclusions = new Exclusions(globs);
        exclusions.matchers(FileSystems.getDefault());
        return exclusions;
    }

    boolean isEmpty() {
        return globs.isEmpty();
    }

    /** @param relative from the root to the file or directory in question */
    boolean cover(Path relative) {
        for (PathMatcher matcher : matchers(relative.getFileSystem())) {
            if (matcher.matches(relative)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a file is covered, itself or with a directory that it is in. */
    public boolean coverFile(Path relative) {
        for (int names = relative.getNameCount(); names > 0; names--) {
            if (cover(relative.subpath(0, names))) {
                return true;
            }
        }
        return false;
    }

    private List<PathMatcher> matchers(FileSystem files) {
        return matchers.computeIfAbsent(
                files,
                system -> globs.stream().map(glob -> matcher(system, glob)).toList());
    }

    private static PathMatcher matcher(FileSystem files, String glob) {
        String pattern = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
        PathMatcher whole = files.getPathMatcher("glob:" + pattern);
        if (pattern.indexOf('/') < 0) {
            return path -> path.getFileName() != null && whole.matches(path.getFileName());
        }
        if (!pattern.startsWith(ANYWHERE)) {
            return whole;
        }
        PathMatcher below = files.getPathMatcher("glob:" + pattern.substring(ANYWHERE.length()));
        return path -> whole.matches(path) || below.matches(path);
    }
}
