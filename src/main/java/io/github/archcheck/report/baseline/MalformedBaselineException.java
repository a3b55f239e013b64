package io.github.archcheck.report.baseline;

/** A file is no baseline. */
public final class MalformedBaselineException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String reason;

    MalformedBaselineException(int line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** From 1; 0 when it is about the whole file. */
    public int line() {
        return line;
    }

    /** From 1; 0 when it is about the whole file. */
    public int column() {
        return column;
    }

    /** In words, without the place. */
    public String reason() {
        return reason;
    }
}
