package io.github.archcheck.comparison.json;

/** What was given is no report of archcheck that can be compared: one line that says which file, where in it, and why. */
public final class RefusedReportException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedReportException(String name, String reason) {
        super(name + ": " + reason, null, false, false);
    }
}
