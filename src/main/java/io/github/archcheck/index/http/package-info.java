/**
 * HTTP/1.1 as far as reading package indexes needs it. Of the two clients of the platform one repeats requests and answers
 * challenges by itself and takes a cut body for a whole one, and the other costs half a second before its first byte; here every
 * request is counted, every length is held against what came, and a login goes where it belongs or nowhere. Start at {@link
 * io.github.archcheck.index.http.Fetcher}.
 */
@NullMarked
package io.github.archcheck.index.http;

import org.jspecify.annotations.NullMarked;
