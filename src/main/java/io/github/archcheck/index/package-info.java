/** Package indexes: what they offer, asked over the network, and only when told to. */
@NullMarked
package io.github.archcheck.index;

import org.jspecify.annotations.NullMarked;
