package io.github.archcheck.lock;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that a listing names.
 *
 * @param fileName percent-decoded
 * @param location an address, or a path relative to the listing; empty when only the name is known
 * @param sizeBytes empty when the listing does not say
 * @param sha256 lower-case hexadecimal
 */
public record Candidate(String fileName, Optional<String> location, OptionalLong sizeBytes, Optional<String> sha256) {}
