/**
 * LLVM bitcode, raw and wrapped. Knows no other format. Start at
 * {@link io.github.archcheck.binary.bitcode.BitcodeParser}.
 */
@NullMarked
package io.github.archcheck.binary.bitcode;

import org.jspecify.annotations.NullMarked;
