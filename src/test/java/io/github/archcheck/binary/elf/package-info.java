/** Tests of the ELF reader. */
@NullMarked
package io.github.archcheck.binary.elf;

import org.jspecify.annotations.NullMarked;
