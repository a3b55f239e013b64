package io.github.archcheck.report.sarif;

import io.github.archcheck.verdict.Severity;

/** What severities are called. */
final class Levels {
    private Levels() {}

    static String of(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** In GitHub's {@code problem.severity}. */
    static String problem(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "recommendation";
        };
    }
}
