package io.github.archcheck.lock;

/** A file that says what to install and cannot be understood. */
public final class MalformedLockException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * @param file as the user wrote it, or the included one
     * @param line from 1; 0 when no line is to blame
     * @param reason what is wrong, without a full stop
     */
    public MalformedLockException(String file, int line, String reason) {
        super(line > 0 ? file + ":" + line + ": " + reason : file + ": " + reason);
    }
}
