/**
 * musl's {@code ldso}, which checks little and says little. Start at
 * {@link io.github.archcheck.loader.musl.MuslLoader}.
 */
@NullMarked
package io.github.archcheck.loader.musl;

import org.jspecify.annotations.NullMarked;
