/**
 * dyld, the loader of macOS, and the macOS kernel: which slice of a file a process takes, or in which words it is
 * refused, by macOS version. Derived from Apple's published sources and held against runs of them. Knows no paths
 * and no environments. Start at {@link io.github.archcheck.loader.dyld.DyldLoader}.
 */
@NullMarked
package io.github.archcheck.loader.dyld;

import org.jspecify.annotations.NullMarked;
