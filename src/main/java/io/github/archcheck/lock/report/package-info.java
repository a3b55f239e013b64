/** What pip says of itself: its installation report, and {@code pip inspect}. */
@NullMarked
package io.github.archcheck.lock.report;

import org.jspecify.annotations.NullMarked;
