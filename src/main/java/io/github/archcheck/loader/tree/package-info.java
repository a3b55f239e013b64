/** The target's file system as directories of this machine show it. */
@NullMarked
package io.github.archcheck.loader.tree;

import org.jspecify.annotations.NullMarked;
