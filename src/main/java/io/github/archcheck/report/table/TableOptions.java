package io.github.archcheck.report.table;

/**
 * How to print.
 *
 * @param width columns, at least 40
 * @param color whether to use ANSI escapes
 * @param unicode whether the output's character set has {@code ·} and {@code …}
 * @param verbose every file and every note instead of the first of each kind
 */
public record TableOptions(int width, boolean color, boolean unicode, boolean verbose) {
    private static final int NARROWEST = 40;

    public TableOptions {
        width = Math.max(width, NARROWEST);
    }
}
