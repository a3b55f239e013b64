/**
 * From a file to an {@link io.github.archcheck.inspect.Inspection}: chooses the parser by the first bytes, runs it, and
 * turns damage into a value. The one place that catches {@code MalformedBinaryException} for good. Knows no Python.
 */
@NullMarked
package io.github.archcheck.inspect;

import org.jspecify.annotations.NullMarked;
