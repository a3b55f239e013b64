/** Explicit specs: what {@code conda list --explicit} writes (CEP 23). */
@NullMarked
package io.github.archcheck.lock.explicit;

import org.jspecify.annotations.NullMarked;
