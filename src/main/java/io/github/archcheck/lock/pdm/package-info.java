/**
 * PDM's lock files. Start reading at {@link io.github.archcheck.lock.pdm.PdmLockFormat}.
 *
 * @see <a href="https://github.com/pdm-project/pdm/blob/2.20.0/src/pdm/models/repositories/lock.py">PDM's own reader</a>
 */
@NullMarked
package io.github.archcheck.lock.pdm;

import org.jspecify.annotations.NullMarked;
