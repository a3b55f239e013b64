package io.github.archcheck.inventory.take;

import io.github.archcheck.inventory.walk.PathText;
import java.nio.file.Path;

/**
 * What paths of one environment are called in reports.
 *
 * @param root absolute, with {@code /}, none at its end
 */
record PathNames(String root) {
    static PathNames of(Path root) {
        String text = PathText.of(root);
        return new PathNames(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** What everything below a directory begins with, without the slash at its end: nothing for the root of a file system. */
    static String prefix(Path directory) {
        String text = PathText.of(directory);
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Relative to the root where it lies below. */
    String of(String absolute) {
        return absolute.startsWith(root + "/") ? absolute.substring(root.length() + 1) : absolute;
    }

    /** Relative to the root where it lies below. */
    String name(Path path) {
        return of(PathText.of(path));
    }
}
