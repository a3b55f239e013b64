/**
 * glibc's {@code ld.so}: what it says of an ELF file's headers, in its own order and words. Start at
 * {@link io.github.archcheck.loader.glibc.GlibcLoader}.
 */
@NullMarked
package io.github.archcheck.loader.glibc;

import org.jspecify.annotations.NullMarked;
