/**
 * What dyld, glibc, musl, Windows and the kernels say of a file's headers,
 * one subpackage each. Knows no Python, no environments and no rules. Start at {@link io.github.archcheck.loader.Loader}.
 */
@NullMarked
package io.github.archcheck.loader;

import org.jspecify.annotations.NullMarked;
