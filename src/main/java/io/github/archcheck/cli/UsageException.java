package io.github.archcheck.cli;

/** The user asked for something that cannot be: one clear line, exit status 2. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message, null, false, false);
    }
}
