/** Positional, bounds-checked access to files. Knows no format. Start at {@link io.github.archcheck.bytes.ByteSource}. */
@NullMarked
package io.github.archcheck.bytes;

import org.jspecify.annotations.NullMarked;
