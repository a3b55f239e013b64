/** Wheel names and the tags that an interpreter accepts (PEP 425, 427, 600, 656). */
@NullMarked
package io.github.archcheck.packaging.tags;

import org.jspecify.annotations.NullMarked;
