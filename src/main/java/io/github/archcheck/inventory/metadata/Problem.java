package io.github.archcheck.inventory.metadata;

import java.nio.file.Path;

/**
 * Metadata that could not be understood, wholly or in part.
 *
 * @param message what was found, and what was done instead
 */
public record Problem(Path file, String message) {}
