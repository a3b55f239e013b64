/**
 * What Python sources import when they are imported, read without running them. Start at
 * {@link io.github.archcheck.inventory.source.PythonFiles}.
 */
@NullMarked
package io.github.archcheck.inventory.source;

import org.jspecify.annotations.NullMarked;
