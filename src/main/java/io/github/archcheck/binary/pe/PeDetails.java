package io.github.archcheck.binary.pe;

import io.github.archcheck.binary.FormatDetails;
import java.util.Optional;

/**
 * What the headers of a PE file say.
 *
 * @param machine of the file header. An image that holds ARM64EC code says AMD64 here, and one of the ARM64X kind says
 *     ARM64: the numbers of their own occur in objects only
 * @param characteristics of the file header, unmasked
 * @param optionalHeader empty when there is none, or a damaged one
 */
public record PeDetails(
        PeMachine machine, int countSections, int characteristics, Optional<PeOptionalHeader> optionalHeader)
        implements FormatDetails {}
