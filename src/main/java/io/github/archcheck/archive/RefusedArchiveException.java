package io.github.archcheck.archive;

/** An archive that is damaged as a whole, or made to harm who opens it: installers fail on it, too, or should. */
public final class RefusedArchiveException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * @param offset in bytes from the start of the file; negative when no place is to blame
     * @param reason what is wrong, without a full stop
     */
    public RefusedArchiveException(long offset, String reason) {
        super(offset < 0 ? reason : reason + " (at offset " + offset + ")");
    }
}
