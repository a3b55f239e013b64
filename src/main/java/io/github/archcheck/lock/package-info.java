/** Files that say what to install, and what of it is meant for one machine. */
@NullMarked
package io.github.archcheck.lock;

import org.jspecify.annotations.NullMarked;
