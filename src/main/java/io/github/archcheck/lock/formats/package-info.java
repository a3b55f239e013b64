/** The list of all formats, and which one a file is. */
@NullMarked
package io.github.archcheck.lock.formats;

import org.jspecify.annotations.NullMarked;
