/**
 * TOML as lock files use it: tables whose values are asked for by their type, with errors that name file and line. It knows
 * no lock format. Start reading at {@link io.github.archcheck.lock.toml.TomlFile}.
 */
@NullMarked
package io.github.archcheck.lock.toml;

import org.jspecify.annotations.NullMarked;
