/** Container images as files: what {@code docker save} writes, and OCI image layouts. */
@NullMarked
package io.github.archcheck.archive.image;

import org.jspecify.annotations.NullMarked;
