package io.github.archcheck.config;

/** A configuration cannot be read, or says something that cannot be. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The message begins with the place. */
    public ConfigException(Position at, String reason) {
        super(at + ": " + reason, null, false, false);
    }
}
