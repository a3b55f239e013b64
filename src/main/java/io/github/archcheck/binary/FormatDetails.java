package io.github.archcheck.binary;

/**
 * What the headers of one image say beyond what all formats have in common. Each format package has its own record;
 * code that wants one asks with {@code instanceof}.
 */
public interface FormatDetails {}
