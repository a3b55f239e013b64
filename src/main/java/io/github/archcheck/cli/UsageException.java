package io.github.archcheck.cli;

/** The user asked for something that cannot be: one clear line, exit status 2. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean aboutOptions;

    UsageException(String message) {
        this(message, false);
    }

    private UsageException(String message, boolean aboutOptions) {
        super(message, null, false, false);
        this.aboutOptions = aboutOptions;
    }

    /** The command's help says what can be asked for. */
    static UsageException aboutOptions(String message) {
        return new UsageException(message, true);
    }

    boolean isAboutOptions() {
        return aboutOptions;
    }
}
