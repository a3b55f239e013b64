/** The one place that knows all kinds of archives. */
@NullMarked
package io.github.archcheck.archive.open;

import org.jspecify.annotations.NullMarked;
