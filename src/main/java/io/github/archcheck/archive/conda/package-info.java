/** Packages of conda. */
@NullMarked
package io.github.archcheck.archive.conda;

import org.jspecify.annotations.NullMarked;
