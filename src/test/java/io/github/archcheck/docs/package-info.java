/** The documentation, run. */
@NullMarked
package io.github.archcheck.docs;

import org.jspecify.annotations.NullMarked;
