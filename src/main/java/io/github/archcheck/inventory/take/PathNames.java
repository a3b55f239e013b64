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
        return new PathNames(PathText.before(root));
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
