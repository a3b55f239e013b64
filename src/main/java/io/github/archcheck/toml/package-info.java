/**
 * Reads TOML 1.0 and tells where each key stands. It knows nothing of what files mean. Start reading at
 * {@link io.github.archcheck.toml.TomlText}.
 */
@NullMarked
package io.github.archcheck.toml;

import org.jspecify.annotations.NullMarked;
