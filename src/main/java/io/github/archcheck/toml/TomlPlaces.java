package io.github.archcheck.toml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a key or an element of an array stands, and all below it: a tree of the shape of the tables, which the parser does
 * not give places for. Asked for what is not there, it answers with its own place.
 */
public final class TomlPlaces {
    private final int line;
    private final int column;
    private final Map<String, TomlPlaces> keys = new HashMap<>();
    private final List<TomlPlaces> elements = new ArrayList<>();
    private boolean given;
    private @Nullable TomlPlaces repeated;

    TomlPlaces(int line, int column) {
        this.line = line;
        this.column = column;
    }

    /** Of any text; what is no TOML gives the places up to there. */
    public static TomlPlaces of(String text) {
        return new TomlScanner(text).scan();
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1, in UTF-16 code units. */
    public int column() {
        return column;
    }

    /** Of the table at this place. */
    public TomlPlaces key(String name) {
        return keys.getOrDefault(name, this);
    }

    /** Of the array at this place, from 0. */
    public TomlPlaces element(int index) {
        return index < elements.size() ? elements.get(index) : this;
    }

    /** The first key that is given twice; asked of the whole text only. */
    public Optional<TomlPlaces> repeated() {
        return Optional.ofNullable(repeated);
    }

    /** The place of a key that is on the way to another; that of its first mention counts. */
    TomlPlaces passing(String name, int keyLine, int keyColumn) {
        TomlPlaces place = keys.computeIfAbsent(name, k -> new TomlPlaces(keyLine, keyColumn));
        return place.elements.isEmpty() ? place : place.elements.get(place.elements.size() - 1);
    }

    /** The place of a key that gets its value, or a table that is opened. */
    TomlPlaces giving(String name, int keyLine, int keyColumn, TomlPlaces top) {
        TomlPlaces before = keys.get(name);
        if (before != null && before.given && top.repeated == null) {
            top.repeated = new TomlPlaces(keyLine, keyColumn);
        }
        TomlPlaces place = before == null ? new TomlPlaces(keyLine, keyColumn) : before;
        place.given = true;
        keys.put(name, place);
        return place;
    }

    TomlPlaces adding(int elementLine, int elementColumn) {
        TomlPlaces place = new TomlPlaces(elementLine, elementColumn);
        elements.add(place);
        return place;
    }
}
