/**
 * Looks through directory trees for files that may be native code, deciding by name wherever a name decides. Knows no
 * Python environments and opens no file. Start at {@link io.github.archcheck.inventory.walk.Walk}.
 */
@NullMarked
package io.github.archcheck.inventory.walk;

import org.jspecify.annotations.NullMarked;
