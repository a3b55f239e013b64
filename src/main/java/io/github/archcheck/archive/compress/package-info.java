/** Compressed streams, read from front to back and within bounds. */
@NullMarked
package io.github.archcheck.archive.compress;

import org.jspecify.annotations.NullMarked;
