package io.github.archcheck.index.http;

import java.io.IOException;

/** A connection that was kept open had been closed by the other side before the request: it never arrived. */
final class StaleWireException extends IOException {
    private static final long serialVersionUID = 1L;

    StaleWireException() {
        super("the connection was closed meanwhile");
    }
}
