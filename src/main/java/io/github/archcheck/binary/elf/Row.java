package io.github.archcheck.binary.elf;

import io.github.archcheck.binary.Defect;

/** The values of one structure in the file. */
final class Row {
    private final Struct struct;
    private final long at;
    private final long[] values;

    Row(Struct struct, long at, long[] values) {
        this.struct = struct;
        this.at = at;
        this.values = values;
    }

    /** Bytes from the start of the file. */
    long at() {
        return at;
    }

    /** Unsigned as far as it fits: an eight-byte value with the highest bit set comes out negative. */
    long get(Field field) {
        return values[struct.indexOf(field)];
    }

    /** For fields of two bytes, and of four that are a code rather than a quantity. */
    int code(Field field) {
        return (int) get(field);
    }

    /** Says that a field of this very structure is damaged. */
    Defect defect(Field field, String reason) {
        return new Defect(at + struct.offsetOf(field), struct.spelling(field), reason);
    }
}
