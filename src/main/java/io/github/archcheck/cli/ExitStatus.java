package io.github.archcheck.cli;

/** What the process ends with. Fixed: scripts rely on it. */
enum ExitStatus {
    CLEAN(0),
    /** Findings at or above {@code --fail-on}, and only this. */
    FINDINGS(1),
    /** Usage or configuration error; a PATH that does not exist. */
    USAGE(2),
    /** Something that should have been judged could not be read. */
    INCOMPLETE(3),
    INTERNAL_ERROR(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
