/** Archives as trees of files that are read where they lie; nothing is unpacked. */
@NullMarked
package io.github.archcheck.archive;

import org.jspecify.annotations.NullMarked;
