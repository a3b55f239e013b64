/** Reads reports. */
@NullMarked
package io.github.archcheck.comparison.json;

import org.jspecify.annotations.NullMarked;
