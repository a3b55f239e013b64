/** Chooses the loader for a target. Start at {@link io.github.archcheck.loader.system.Loaders}. */
@NullMarked
package io.github.archcheck.loader.system;

import org.jspecify.annotations.NullMarked;
