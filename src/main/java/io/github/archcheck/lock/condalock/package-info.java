/** {@code conda-lock.yml} (CEP 37). */
@NullMarked
package io.github.archcheck.lock.condalock;

import org.jspecify.annotations.NullMarked;
