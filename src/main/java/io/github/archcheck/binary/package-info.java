/**
 * The vocabulary that all binary formats share. Knows no one format, no paths and no rules. Start at
 * {@link io.github.archcheck.binary.Image}.
 */
@NullMarked
package io.github.archcheck.binary;

import org.jspecify.annotations.NullMarked;
