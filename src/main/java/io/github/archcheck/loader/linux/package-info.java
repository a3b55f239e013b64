/**
 * What the loaders of Linux have in common: which ELF files belong to a process at all, and what the kernel starts. Start
 * at {@link io.github.archcheck.loader.linux.ElfProcess}.
 */
@NullMarked
package io.github.archcheck.loader.linux;

import org.jspecify.annotations.NullMarked;
