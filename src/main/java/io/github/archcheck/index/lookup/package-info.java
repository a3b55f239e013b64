/**
 * Projects looked up in the indexes of a configuration: the one place where configuration, network and pages meet. Start at
 * {@link io.github.archcheck.index.lookup.Indexes}.
 */
@NullMarked
package io.github.archcheck.index.lookup;

import org.jspecify.annotations.NullMarked;
