package io.github.archcheck.toml;

/** A text is no TOML, or more of it than anybody writes. */
public final class TomlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String reason;

    TomlException(int line, int column, String reason) {
        super(reason, null, false, false);
        this.line = line;
        this.column = column;
        this.reason = reason;
    }

    /** From 1; 0 when it is not known. */
    public int line() {
        return line;
    }

    /** From 1; 0 when it is not known. */
    public int column() {
        return column;
    }

    /** In words, without the place. */
    public String reason() {
        return reason;
    }
}
