package io.github.archcheck.binary.xcoff;

import io.github.archcheck.binary.FormatDetails;

/**
 * What an XCOFF file header says.
 *
 * @param flags unmasked
 */
public record XcoffDetails(int magic, int countSections, int flags) implements FormatDetails {}
