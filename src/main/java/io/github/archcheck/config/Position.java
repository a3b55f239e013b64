package io.github.archcheck.config;

/**
 * Where something is written.
 *
 * @param file as messages name it
 * @param line from 1; 0 when it is not known
 * @param column from 1; 0 when it is not known
 */
public record Position(String file, int line, int column) {
    /** As messages begin: {@code archcheck.toml:12:5}. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
    }

    /** {@code archcheck.toml:12}, which changes less often. */
    public String lineOnly() {
        return new Position(file, line, 0).toString();
    }
}
