/** YAML and JSON as plain values with their source text; bounded, and without any knowledge of the formats built on them. */
@NullMarked
package io.github.archcheck.lock.tree;

import org.jspecify.annotations.NullMarked;
