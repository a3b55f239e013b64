package io.github.archcheck.binary.bitcode;

import io.github.archcheck.binary.FormatDetails;
import io.github.archcheck.bytes.Span;

/**
 * What the wrapper around LLVM bitcode says.
 *
 * @param version of the wrapper
 * @param cputype a Mach-O CPU type
 * @param bitcode where the bitcode lies, from the start of the file
 */
public record BitcodeDetails(long version, int cputype, Span bitcode) implements FormatDetails {}
