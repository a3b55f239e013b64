/**
 * From an {@link io.github.archcheck.inventory.Environment} to an {@link io.github.archcheck.inventory.Inventory}: which
 * files are native, whose they are, what they are for and how they are imported. Knows no verdicts. Start at
 * {@link io.github.archcheck.inventory.take.InventoryTaker}.
 */
@NullMarked
package io.github.archcheck.inventory.take;

import org.jspecify.annotations.NullMarked;
