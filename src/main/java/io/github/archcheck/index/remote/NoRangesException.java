package io.github.archcheck.index.remote;

import io.github.archcheck.index.http.Response;
import java.io.IOException;
import java.util.Optional;

/** A server that does not give the parts of a file that it is asked for. */
final class NoRangesException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Response> body;
    private final boolean lasting;

    /**
     * @param body the whole file, where that came instead; open
     * @param lasting whether the next file of that server will fare no better
     */
    NoRangesException(Optional<Response> body, boolean lasting) {
        super("no ranges");
        this.body = body;
        this.lasting = lasting;
    }

    Optional<Response> body() {
        return body;
    }

    boolean isLasting() {
        return lasting;
    }
}
