/** Requirements (PEP 508). */
@NullMarked
package io.github.archcheck.packaging.requirement;

import org.jspecify.annotations.NullMarked;
