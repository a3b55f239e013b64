/** A read-only file system over the members of an archive. */
@NullMarked
package io.github.archcheck.archive.tree;

import org.jspecify.annotations.NullMarked;
