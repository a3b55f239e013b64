package io.github.archcheck.inventory;

import java.nio.file.Path;

/**
 * A directory that modules are imported from: module names are counted from here.
 *
 * @param path absolute
 */
public record SiteDirectory(Path path, Origin origin) {
    /** Why the interpreter looks there. */
    public enum Origin {
        /** The environment's own site-packages or dist-packages, purelib and platlib alike. */
        SITE,
        /** {@code lib-dynload}, where the standard library keeps its extension modules. */
        STDLIB,
        /** The base interpreter's site directory, seen through {@code include-system-site-packages}. */
        SYSTEM,
        /** The user site directory. */
        USER,
        /** A line of a {@code .pth} file, an egg-link, or an editable install. */
        PTH
    }
}
