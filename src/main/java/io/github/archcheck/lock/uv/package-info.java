/**
 * uv's lock files, of projects and of scripts. Start reading at {@link io.github.archcheck.lock.uv.UvLockFormat}.
 *
 * @see <a href="https://github.com/astral-sh/uv/blob/0.8.0/crates/uv-resolver/src/lock/mod.rs">uv's own reader</a>
 */
@NullMarked
package io.github.archcheck.lock.uv;

import org.jspecify.annotations.NullMarked;
