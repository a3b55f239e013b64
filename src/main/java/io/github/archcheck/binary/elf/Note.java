package io.github.archcheck.binary.elf;

/**
 * A note that is not decoded.
 *
 * @param owner its name, cut at the first NUL
 * @param type what it means is up to the owner
 * @param bytes of its content
 */
public record Note(String owner, int type, long bytes) {}
