package io.github.archcheck.inventory.take;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of distributions, which are compared without regard to case and to the kind of their separators.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/name-normalization/">name normalization</a>
 */
final class ProjectNames {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private ProjectNames() {}

    static String normalise(String name) {
        return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
