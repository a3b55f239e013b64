/**
 * From an inventory and a target to findings and verdicts. Pure: no input or output, no output formats. Start at
 * {@link io.github.archcheck.verdict.Judge}; the rules are in {@code verdict.rules}.
 */
@NullMarked
package io.github.archcheck.verdict;

import org.jspecify.annotations.NullMarked;
