/** One class per rule, and the list of them in {@link io.github.archcheck.verdict.rules.BuiltInRules}. */
@NullMarked
package io.github.archcheck.verdict.rules;

import org.jspecify.annotations.NullMarked;
