package io.github.archcheck.binary.elf;

import io.github.archcheck.bytes.Cursor;
import io.github.archcheck.bytes.MalformedBinaryException;
import io.github.archcheck.bytes.WordSize;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One C structure for one word size: its fields in file order. */
final class Struct {
    private final String name;
    private final WordSize wordSize;
    private final List<Field> fields;
    private final Map<Field, Slot> slots = new EnumMap<>(Field.class);
    private final int size;

    /** Where a field is: its number among the fields, and bytes from the start of the structure. */
    private record Slot(int index, int offset, String spelling) {}

    Struct(String name, WordSize wordSize, Field... fields) {
        this.name = name;
        this.wordSize = wordSize;
        this.fields = List.of(fields);
        int offset = 0;
        for (Field field : fields) {
            slots.put(field, new Slot(slots.size(), offset, name + "." + field.spelling()));
            offset += field.width().bytes(wordSize);
        }
        this.size = offset;
    }

    String name() {
        return name;
    }

    /** Bytes. */
    int size() {
        return size;
    }

    /** As errors name it: {@code Elf64_Ehdr.e_phnum}. */
    String spelling(Field field) {
        return slot(field).spelling();
    }

    /** Bytes from the start of the structure. */
    int offsetOf(Field field) {
        return slot(field).offset();
    }

    /** The field's place among the values of a {@link Row}. */
    int indexOf(Field field) {
        return slot(field).index();
    }

    /** Reads the structure that begins at the cursor, which moves behind it. */
    Row read(Cursor cursor) throws MalformedBinaryException {
        long at = cursor.offset();
        long[] values = new long[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(cursor, fields.get(i));
        }
        return new Row(this, at, values);
    }

    private Slot slot(Field field) {
        return Objects.requireNonNull(slots.get(field));
    }

    private long value(Cursor cursor, Field field) throws MalformedBinaryException {
        return switch (field.width()) {
            case HALF -> cursor.u16(spelling(field));
            case WORD -> cursor.u32(spelling(field));
            case NATIVE -> cursor.codeWord(wordSize, spelling(field));
        };
    }
}
