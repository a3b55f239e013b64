package io.github.archcheck.inventory.walk;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths to leave out. A glob without a slash is held against the last name of a path, one with a slash against the whole
 * path from the root; a directory that matches is left out with everything below.
 */
public final class Exclusions {
    public static final Exclusions NONE = new Exclusions(List.of());

    private static final String ANYWHERE = "**/";

    private final List<Glob> globs;

    /** @param named whether it is held against the last name only */
    private record Glob(PathGlob glob, boolean named) {}

    private Exclusions(List<Glob> globs) {
        this.globs = List.copyOf(globs);
    }

    /**
     * @param globs in the syntax of {@link FileSystem#getPathMatcher}; a leading {@code **}{@code /} also stands for no
     *     directory at all, a trailing slash means nothing
     * @throws java.util.regex.PatternSyntaxException when one of them is not a glob
     */
    public static Exclusions of(List<String> globs) {
        FileSystem system = FileSystems.getDefault();
        boolean ignoreCase = system.getSeparator().equals("\\");
        List<Glob> compiled = new ArrayList<>();
        for (String glob : globs) {
            String pattern = glob.endsWith("/") ? glob.substring(0, glob.length() - 1) : glob;
            // Only for what is no glob.
            system.getPathMatcher("glob:" + pattern);
            compiled.add(new Glob(PathGlob.of(pattern, ignoreCase), pattern.indexOf('/') < 0));
            if (pattern.startsWith(ANYWHERE)) {
                compiled.add(new Glob(PathGlob.of(pattern.substring(ANYWHERE.length()), ignoreCase), false));
            }
        }
        return new Exclusions(compiled);
    }

    boolean isEmpty() {
        return globs.isEmpty();
    }

    /** @param relative from the root to the file or directory in question */
    boolean cover(Path relative) {
        String separator = relative.getFileSystem().getSeparator();
        return covers(relative.toString().replace(separator, "/"));
    }

    private boolean covers(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return globs.stream().anyMatch(glob -> glob.glob().matches(glob.named() ? name : path));
    }

    /**
     * Whether a file is covered, itself or with a directory that it is in.
     *
     * @param path from the root, with {@code /} between names
     */
    public boolean coverFile(String path) {
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
            if (covers(path.substring(0, end))) {
                return true;
            }
        }
        return covers(path);
    }
}
