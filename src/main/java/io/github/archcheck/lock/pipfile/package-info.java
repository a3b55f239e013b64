/** pipenv's {@code Pipfile.lock}. */
@NullMarked
package io.github.archcheck.lock.pipfile;

import org.jspecify.annotations.NullMarked;
