/**
 * Zstandard (RFC 8878), undone without native code and without memory that Java does not check. Start at {@link
 * io.github.archcheck.archive.compress.zstd.ZstdStream}.
 */
@NullMarked
package io.github.archcheck.archive.compress.zstd;

import org.jspecify.annotations.NullMarked;
