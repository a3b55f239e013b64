package io.github.archcheck.index;

import io.github.archcheck.packaging.version.Specifiers;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file that an index offers.
 *
 * @param fileName percent-decoded
 * @param url absolute; may hold secrets in its user part, so it is never printed
 * @param sha256 lower-case hexadecimal; empty when the index does not say
 * @param sizeBytes empty when the index does not say
 * @param requiresPython empty when every Python is allowed, or what the index says is no specifier
 * @param yanked empty when it is not; the reason, or an empty text, when it is
 * @param hasMetadata whether its METADATA can be had alone, at the address with {@code .metadata} added
 */
public record IndexFile(
        String fileName,
        URI url,
        Optional<String> sha256,
        OptionalLong sizeBytes,
        Optional<Specifiers> requiresPython,
        Optional<String> yanked,
        boolean hasMetadata) {}
