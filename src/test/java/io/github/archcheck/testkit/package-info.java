/**
 * Makes files for tests, sound ones and lying ones. Shares neither code nor constants with the parsers, so that a wrong
 * number in one of the two fails a test. Start at {@link io.github.archcheck.testkit.Bytes}.
 */
@NullMarked
package io.github.archcheck.testkit;

import org.jspecify.annotations.NullMarked;
