package io.github.archcheck.inventory.walk;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/**
 * Paths to leave out. A glob without a slash is held against the last name of a path, one with a slash against the whole
 * path from the root; a directory that matches is left out with everything below.
 */
public final class Exclusions {
    public static final Exclusions NONE = new Exclusions(List.of());

    private static final String ANYWHERE = "**/";

    private final List<PathMatcher> matchers;

    private Exclusions(List<PathMatcher> matchers) {
        this.matchers = List.copyOf(matchers);
    }

    /**
     * @param globs in the syntax of {@link FileSystem#getPathMatcher}; a leading {@code **}{@code /} also stands for no
     *     directory at all, a trailing slash means nothing
     * @throws java.util.regex.PatternSyntaxException when one of them is not a glob
     */
    public static Exclusions of(List<String> globs) {
        return new Exclusions(globs.stream().map(Exclusions::matcher).toList());
    }

    boolean isEmpty() {
        return matchers.isEmpty();
    }

    /** @param relative from the root to the file or directory in question */
    boolean cover(Path relative) {
        // Of whatever file system: globs are about names.
        Path here = Path.of(relative.toString());
        for (PathMatcher matcher : matchers) {
            if (matcher.matches(here)) {
                return true;
            }
        }
        return false;
    }

    private static PathMatcher matcher(String glob) {
        FileSystem files = FileSystems.getDefault();
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
