/**
 * What of a lock file's entries is meant for a machine: conditions that are decided for it, and the walk along the edges whose
 * conditions hold. It knows no lock format. Start reading at {@link io.github.archcheck.lock.walk.Walk}.
 */
@NullMarked
package io.github.archcheck.lock.walk;

import org.jspecify.annotations.NullMarked;
