/** What the formats of conda's world share: subdirs, package file names, virtual packages. */
@NullMarked
package io.github.archcheck.lock.conda;

import org.jspecify.annotations.NullMarked;
