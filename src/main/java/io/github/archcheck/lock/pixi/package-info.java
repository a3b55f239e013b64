/** {@code pixi.lock}, versions 5 to 7. */
@NullMarked
package io.github.archcheck.lock.pixi;

import org.jspecify.annotations.NullMarked;
