/**
 * Lock files that all installers share: {@code pylock.toml}.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/pylock-toml/">pylock.toml</a>
 */
@NullMarked
package io.github.archcheck.lock.pylock;

import org.jspecify.annotations.NullMarked;
