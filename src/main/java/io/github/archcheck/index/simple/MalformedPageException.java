package io.github.archcheck.index.simple;

import java.io.IOException;

/** A page that says nothing of a project. The message goes on after the name of its server. */
public final class MalformedPageException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedPageException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
