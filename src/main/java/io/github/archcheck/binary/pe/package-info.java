/**
 * Windows programs and libraries: DOS header, COFF header, optional header. Knows no other format. Start at
 * {@link io.github.archcheck.binary.pe.PeParser}.
 */
@NullMarked
package io.github.archcheck.binary.pe;

import org.jspecify.annotations.NullMarked;
