package io.github.archcheck.index.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
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
    private static final int DEEPEST = 32;

    static final Toml EMPTY = new Toml(Map.of());

    /** Empty for what is no TOML, or nested deeper than any configuration. */
    static Optional<Toml> parse(String text) {
        TomlFactory factory = TomlFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
        try (JsonParser parser = factory.createParser(text)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? Optional.of(table(parser)) : Optional.of(EMPTY);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Nested no deeper than the parser lets it be. */
    private static Toml table(JsonParser parser) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            values.put(key, value(parser));
        }
        return new Toml(values);
    }

    private static Object value(JsonParser parser) throws IOException {
        if (parser.isExpectedStartObjectToken()) {
            return table(parser);
        }
        if (!parser.isExpectedStartArrayToken()) {
            return parser.getText();
        }
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
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
