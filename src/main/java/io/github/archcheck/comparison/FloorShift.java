package io.github.archcheck.comparison;

/**
 * A package needs a newer system than it did.
 *
 * @param system {@code macOS} or {@code glibc}
 */
public record FloorShift(String system, String before, String after) {}
