/**
 * Poetry's lock files. Start reading at {@link io.github.archcheck.lock.poetry.PoetryLockFormat}.
 *
 * @see <a href="https://github.com/python-poetry/poetry/blob/2.1.0/src/poetry/packages/locker.py">Poetry's own reader</a>
 */
@NullMarked
package io.github.archcheck.lock.poetry;

import org.jspecify.annotations.NullMarked;
