package io.github.archcheck.index.config;

import io.github.archcheck.index.http.Urls;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.util.Optional;

/**
 * One place to look for packages.
 *
 * @param url may hold a login; {@code file:} for what lies on this machine
 * @param name that uv's configuration gives it
 * @param flat whether it is one page or folder of files, and not one for each project
 * @param explicit whether it is used for those projects only that name it
 */
public record IndexLocation(URI url, Optional<String> name, boolean flat, boolean explicit) {
    public static IndexLocation simple(URI url) {
        return new IndexLocation(url, Optional.empty(), false, false);
    }

    public static IndexLocation flat(URI url) {
        return new IndexLocation(url, Optional.empty(), true, false);
    }

    /** An address, or a path on this machine; empty for neither. */
    static Optional<URI> url(String text, Surroundings surroundings) {
        String stripped = text.strip();
        if (stripped.matches("(?i)[a-z][a-z0-9+.-]*://.*") || stripped.regionMatches(true, 0, "file:", 0, 5)) {
            return Urls.parse(stripped);
        }
        try {
            return stripped.isEmpty()
                    ? Optional.empty()
                    : Optional.of(surroundings.path(stripped).normalize().toUri());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The place without a login. */
    @Override
    public String toString() {
        return Urls.shown(url);
    }
}
