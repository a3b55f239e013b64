package io.github.archcheck.inventory.metadata;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file of {@code conda-meta} says, without its list of files.
 *
 * @param file absolute
 * @param subdir {@code osx-arm64}, {@code noarch}; empty when it does not say
 * @param channel where it came from; {@code pypi} for what pip installed
 * @param problem what could not be understood
 */
public record CondaRecord(
        Path file,
        String name,
        Optional<String> version,
        Optional<String> subdir,
        Optional<String> channel,
        Optional<Problem> problem) {}
