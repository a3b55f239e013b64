package io.github.archcheck.packaging;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of projects are compared in one spelling (PEP 503). */
public final class ProjectName {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

    private ProjectName() {}

    /** Lower case, each run of {@code -}, {@code _} and {@code .} a single {@code -}. */
    public static String normalise(String name) {
        return SEPARATORS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
