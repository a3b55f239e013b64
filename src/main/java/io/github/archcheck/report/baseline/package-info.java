/** Baselines: files that say which findings were there at some time. */
@NullMarked
package io.github.archcheck.report.baseline;

import org.jspecify.annotations.NullMarked;
