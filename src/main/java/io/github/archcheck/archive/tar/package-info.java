/** Tar archives, as they lie or compressed. Start at {@link io.github.archcheck.archive.tar.TarReader}. */
@NullMarked
package io.github.archcheck.archive.tar;

import org.jspecify.annotations.NullMarked;
