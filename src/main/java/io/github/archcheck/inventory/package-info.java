/**
 * What is in an environment: its interpreter, its site directories, every native file and the distribution that owns
 * it. Knows no verdicts. Start at {@link io.github.archcheck.inventory.Inventory}.
 */
@NullMarked
package io.github.archcheck.inventory;

import org.jspecify.annotations.NullMarked;
