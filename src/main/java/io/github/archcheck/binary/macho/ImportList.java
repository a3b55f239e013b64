package io.github.archcheck.binary.macho;

import io.github.archcheck.binary.Symbols;
import io.github.archcheck.bytes.MalformedBinaryException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects imports; the same name from the same library counts once, and is required if it is so anywhere. */
final class ImportList {
    /** BIND_SPECIAL_DYLIB_FLAT_LOOKUP. */
    static final int FLAT = -2;

    /** BIND_SPECIAL_DYLIB_WEAK_LOOKUP. */
    static final int WEAK = -3;

    private static final int SELF = 0;
    private static final int EXECUTABLE = -1;
    private static final int MAX_IMPORTS = 1 << 18;

    private record Key(String name, int ordinal) {}

    private final int libraries;
    private final Map<Key, Symbols.Import> found = new LinkedHashMap<>();

    /** @param libraries how many the image needs */
    ImportList(int libraries) {
        this.libraries = libraries;
    }

    /** @param ordinal from 1 on, 0 for the image itself, negative for the special ones */
    void add(String name, int ordinal, boolean weak) throws MalformedBinaryException {
        Key key = new Key(name, ordinal);
        Symbols.Import known = found.get(key);
        if (known == null && found.size() == MAX_IMPORTS) {
            throw new MalformedBinaryException(0, "n_strx", "more than " + MAX_IMPORTS + " imports are not plausible");
        }
        if (known == null || (known.weak() && !weak)) {
            found.put(key, new Symbols.Import(name, "", weak, library(ordinal)));
        }
    }

    List<Symbols.Import> all() {
        Collection<Symbols.Import> values = found.values();
        return List.copyOf(values);
    }

    private Symbols.Library library(int ordinal) {
        return switch (ordinal) {
            case SELF -> Symbols.Library.SELF;
            case EXECUTABLE -> Symbols.Library.EXECUTABLE;
            case FLAT -> Symbols.Library.ANY;
            case WEAK -> Symbols.Library.WEAK_DEFINITION;
            default -> ordinal > 0 && ordinal <= libraries ? new Symbols.Library(ordinal - 1) : Symbols.Library.INVALID;
        };
    }

    /** The ordinal in the high byte of {@code n_desc}: two values are special. */
    static int ofDescription(int ordinal) {
        return switch (ordinal) {
            case 0xfe -> FLAT;
            case 0xff -> EXECUTABLE;
            default -> ordinal;
        };
    }
}
