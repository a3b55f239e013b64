/** Requirements files in pip's grammar; the pip part of conda's {@code environment.yml} is read here, too. */
@NullMarked
package io.github.archcheck.lock.requirements;

import org.jspecify.annotations.NullMarked;
