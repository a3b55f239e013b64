package io.github.archcheck.report;

import io.github.archcheck.inspect.Inspection;

/**
 * One FILE of {@code inspect}.
 *
 * @param path as the user wrote it
 */
public record InspectedFile(String path, Inspection inspection) {}
