/** What packages are called, which machine and Python they are asked for; below it one package each for versions, markers, requirements and tags. */
@NullMarked
package io.github.archcheck.packaging;

import org.jspecify.annotations.NullMarked;
