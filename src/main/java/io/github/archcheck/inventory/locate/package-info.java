/**
 * Recognises environments of every kind and finds their interpreter, reading files and never running one. Knows how
 * Python lays out its directories; does not look through them for native files. Start at
 * {@link io.github.archcheck.inventory.locate.Locators}.
 */
@NullMarked
package io.github.archcheck.inventory.locate;

import org.jspecify.annotations.NullMarked;
