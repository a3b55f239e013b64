package io.github.archcheck.binary;

import io.github.archcheck.bytes.MalformedBinaryException;

/**
 * Damage as a value, in its place.
 *
 * @param offset bytes from the start of the file
 * @param field the format's own spelling of what is wrong
 * @param reason what was found and what was expected
 */
public record Defect(long offset, String field, String reason) {
    public static Defect of(MalformedBinaryException damage) {
        return new Defect(damage.offset(), damage.field(), damage.reason());
    }
}
