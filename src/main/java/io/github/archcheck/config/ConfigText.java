package io.github.archcheck.config;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A file, read but not understood.
 *
 * @param name as messages name it
 * @param file absolute
 * @param found whether it was looked for; else somebody named it
 * @param content without a byte order mark
 * @param passedOver another file beside it that configures, too, as messages name it; empty when there is none
 */
public record ConfigText(
        String name, Path file, Kind kind, boolean found, String content, Optional<String> passedOver) {
    /** Where in the file the configuration is. */
    public enum Kind {
        /** It is all of it. */
        WHOLE,
        /** It is the table {@code tool.archcheck}. */
        PYPROJECT
    }

    /** What relative paths in it start from. */
    public Path directory() {
        return Objects.requireNonNull(file.getParent());
    }

    Position at(int line, int column) {
        return new Position(name, line, column);
    }
}
