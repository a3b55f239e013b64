package io.github.archcheck.binary.elf;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the notes that are loaded with an image say. Empty where there is no such note.
 *
 * @param buildId in hexadecimal, lower case
 * @param androidApi the lowest API level of an Android binary, from its ident note
 * @param properties in file order; from PT_GNU_PROPERTY if there is one, else from PT_NOTE
 * @param others notes of other kinds, in file order, at most a hundred
 */
public record ElfNotes(
        Optional<String> buildId,
        OptionalInt androidApi,
        Optional<AbiTag> abiTag,
        List<GnuProperty> properties,
        List<Note> others) {

    static final ElfNotes NONE =
            new ElfNotes(Optional.empty(), OptionalInt.empty(), Optional.empty(), List.of(), List.of());

    public ElfNotes {
        properties = List.copyOf(properties);
        others = List.copyOf(others);
    }

    /** The value of the first property of a type. */
    public OptionalLong property(int type) {
        return properties.stream()
                .filter(property -> property.type() == type)
                .mapToLong(GnuProperty::value)
                .findFirst();
    }
}
