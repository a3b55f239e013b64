package io.github.archcheck.inventory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells by its name alone whether a directory is one that modules are imported from. */
public final class SiteDirectories {
    private static final Pattern PYTHON_DIRECTORY =
            Pattern.compile("(?:python|pypy|graalpy)(?:\\d+(?:\\.\\d+)?[a-z]*)?|[Ll]ib", Pattern.DOTALL);

    private SiteDirectories() {}

    /** Whether module names are counted from here, wherever the directory was met. */
    public static boolean isSiteDirectory(Path directory) {
        return originOf(directory).isPresent();
    }

    /**
     * What kind of site directory the name says: {@code lib/python3.11/site-packages}, {@code
     * lib/python3/dist-packages}, {@code Lib/site-packages}, {@code lib/python3.11/lib-dynload}.
     *
     * @return empty for any other directory; reads nothing
     */
    public static Optional<SiteDirectory.Origin> originOf(Path directory) {
        Path last = directory.getFileName();
        Path parent = directory.getParent();
        if (last == null) {
            return Optional.empty();
        }
        String name = last.toString();
        if (name.equals("site-packages") || name.equals("dist-packages")) {
            return Optional.of(SiteDirectory.Origin.SITE);
        }
        if (name.equals("lib-dynload") && parent != null && isPythonDirectory(parent)) {
            return Optional.of(SiteDirectory.Origin.STDLIB);
        }
        return Optional.empty();
    }

    private static boolean isPythonDirectory(Path directory) {
        Path name = directory.getFileName();
        return name != null && PYTHON_DIRECTORY.matcher(name.toString()).matches();
    }
}
