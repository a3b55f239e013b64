package io.github.archcheck.index.config;

import io.github.archcheck.toml.TomlException;
import io.github.archcheck.toml.TomlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a TOML file. Asked for what is not there, or of another type, it answers with nothing.
 *
 * @param values texts, {@code Toml}, or lists of these; numbers and truth values as text
 */
record Toml(Map<String, Object> values) {
    static final Toml EMPTY = new Toml(Map.of());

    /** Empty for what is no TOML, or nested deeper than any configuration. */
    static Optional<Toml> parse(String text) {
        try {
            return Optional.of(new Toml(plain(TomlText.read(TomlText.unmarked(text)))));
        } catch (TomlException e) {
            return Optional.empty();
        }
    }

    /** Nested no deeper than the parser lets it be. */
    private static Map<String, Object> plain(Map<?, ?> table) {
        Map<String, Object> values = new LinkedHashMap<>();
        table.forEach((key, value) -> values.put(String.valueOf(key), plainValue(value)));
        return values;
    }

    private static Object plainValue(Object value) {
        if (value instanceof Map<?, ?> table) {
            return new Toml(plain(table));
        }
        return value instanceof List<?> list
                ? list.stream().map(Toml::plainValue).toList()
                : String.valueOf(value);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Toml table(String key) {
        return values.get(key) instanceof Toml table ? table : EMPTY;
    }

    Optional<String> text(String key) {
        return values.get(key) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    boolean flag(String key) {
        return text(key).map(text -> text.equals("true")).orElse(false);
    }

    /** One text counts as a list of one. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object value : list(key)) {
            if (value instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** One table counts as a list of one. */
    List<Toml> tables(String key) {
        List<Toml> tables = new ArrayList<>();
        for (Object value : list(key)) {
            if (value instanceof Toml table) {
                tables.add(table);
            }
        }
        return tables;
    }

    private List<?> list(String key) {
        Object value = values.get(key);
        if (value instanceof List<?> list) {
            return list;
        }
        return value == null ? List.of() : List.of(value);
    }
}
