package io.github.archcheck.verdict;

/**
 * What to do about a finding.
 *
 * @param text a command for a POSIX shell, or a sentence without a final full stop
 */
public record Fix(String text, boolean isCommand) {
    static Fix command(String text) {
        return new Fix(text, true);
    }

    public static Fix sentence(String text) {
        return new Fix(text, false);
    }
}
