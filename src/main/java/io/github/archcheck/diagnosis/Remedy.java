package io.github.archcheck.diagnosis;

/**
 * What to do.
 *
 * @param command whether the text can be pasted into a POSIX shell as it stands
 */
public record Remedy(String text, boolean command) {}
