/** Conda's {@code environment.yml} (CEP 24). */
@NullMarked
package io.github.archcheck.lock.environment;

import org.jspecify.annotations.NullMarked;
