/**
 * Reads what installers leave behind: dist-info, egg-info, conda-meta, dpkg's lists. Knows the files and nothing of
 * environments or binaries; whatever they hold, reading them ends in a value. Start at
 * {@link io.github.archcheck.inventory.metadata.Metadata}.
 */
@NullMarked
package io.github.archcheck.inventory.metadata;

import org.jspecify.annotations.NullMarked;
