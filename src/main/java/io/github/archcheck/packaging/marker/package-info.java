/** Environment markers (PEP 508). */
@NullMarked
package io.github.archcheck.packaging.marker;

import org.jspecify.annotations.NullMarked;
