package io.github.archcheck.binary.ar;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.binary.FormatDetails;

/**
 * The members of an archive that have one format and one architecture.
 *
 * @param memberFormat {@link BinaryFormat#PE} also stands for COFF objects and import records
 * @param countMembers a fat member counts once for each of its architectures
 */
public record ArDetails(BinaryFormat memberFormat, int countMembers) implements FormatDetails {}
