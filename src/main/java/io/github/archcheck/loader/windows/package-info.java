/**
 * The loader of Windows, as far as the machine type of a file decides. Start at
 * {@link io.github.archcheck.loader.windows.WindowsLoader}.
 */
@NullMarked
package io.github.archcheck.loader.windows;

import org.jspecify.annotations.NullMarked;
