/**
 * Files on servers, read in parts: ranges where the server keeps to them, the whole file where it does not and that is not too
 * much. Start at {@link io.github.archcheck.index.remote.RemoteFiles}.
 */
@NullMarked
package io.github.archcheck.index.remote;

import org.jspecify.annotations.NullMarked;
