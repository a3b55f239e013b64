/**
 * Pages of the simple repository API (PEP 503 in HTML, PEP 691 in JSON), read in one pass and in bounded memory. Start at {@link
 * io.github.archcheck.index.simple.PageReader}.
 */
@NullMarked
package io.github.archcheck.index.simple;

import org.jspecify.annotations.NullMarked;
