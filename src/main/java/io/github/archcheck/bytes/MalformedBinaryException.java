package io.github.archcheck.bytes;

/**
 * Bytes contradict the format they claim to have. The only thing a bad file can cause while it is read.
 *
 * <p>Caught in exactly one place, {@code inspect.Inspector}, or inside a parser where the format supplies a trustworthy
 * length to step over the damage; there it becomes a {@code Defect}.
 */
public final class MalformedBinaryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String field;
    private final String reason;

    /**
     * @param offset bytes from the start of the file (never of a slice or member)
     * @param field the format's own spelling of what was being read, such as {@code rpath_command.path}
     * @param reason what was found and what was expected, without a final full stop
     */
    public MalformedBinaryException(long offset, String field, String reason) {
        super(field + " at offset 0x" + Long.toHexString(offset) + ": " + reason, null, false, false);
        this.offset = offset;
        this.field = field;
        this.reason = reason;
    }

    /** Bytes from the start of the file. */
    public long offset() {
        return offset;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
