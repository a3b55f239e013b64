/** What {@code bench/run.sh} runs inside one Java; no tests. */
@NullMarked
package io.github.archcheck.bench;

import org.jspecify.annotations.NullMarked;
