/** Whether what is about to be installed fits a machine. */
@NullMarked
package io.github.archcheck.preinstall;

import org.jspecify.annotations.NullMarked;
