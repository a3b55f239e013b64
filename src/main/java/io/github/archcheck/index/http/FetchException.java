package io.github.archcheck.index.http;

import java.io.IOException;

/** Something could not be had. The message is for people: it names the host, and holds neither logins nor queries. */
public final class FetchException extends IOException {
    private static final long serialVersionUID = 1L;

    public FetchException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
