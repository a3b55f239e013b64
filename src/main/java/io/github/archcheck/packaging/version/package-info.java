/** Versions and specifiers of distributions (PEP 440). */
@NullMarked
package io.github.archcheck.packaging.version;

import org.jspecify.annotations.NullMarked;
