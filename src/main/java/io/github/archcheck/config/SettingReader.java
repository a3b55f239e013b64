package io.github.archcheck.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks the values of settings against their types. */
final class SettingReader {
    private SettingReader() {}

    static Setting read(Key key, Object value, Position at) throws ConfigException {
        List<String> values = switch (key.type()) {
            case FLAG -> value instanceof Boolean flag ? List.of(String.valueOf(flag)) : List.of();
            case NUMBER -> value instanceof Integer number ? List.of(String.valueOf(number)) : List.of();
            case TEXT -> value instanceof String text ? List.of(text) : List.of();
            case TEXTS -> value instanceof String text ? List.of(text) : texts(key, value, at);
            case PAIRS -> value instanceof String text ? List.of(text) : pairs(key, value, at);
        };
        boolean isList = key.type() == Key.Type.TEXTS || key.type() == Key.Type.PAIRS;
        if (values.isEmpty() && !isList) {
            throw wrong(key, value, at);
        }
        return new Setting(key, values, at);
    }

    private static List<String> texts(Key key, Object value, Position at) throws ConfigException {
        if (!(value instanceof List<?> list)) {
            throw wrong(key, value, at);
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String text)) {
                throw new ConfigException(
                        at, key.name() + " takes " + key.type().words() + "; in this one is " + words(element));
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<String> pairs(Key key, Object value, Position at) throws ConfigException {
        if (!(value instanceof Map<?, ?> table)) {
            return texts(key, value, at);
        }
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<?, ?> entry : table.entrySet()) {
            if (!(entry.getValue() instanceof String text)) {
                throw wrong(key, value, at);
            }
            pairs.add(entry.getKey() + "=" + text);
        }
        return pairs;
    }

    private static ConfigException wrong(Key key, Object value, Position at) {
        String hint = key.type() == Key.Type.TEXT && value instanceof Number ? "; write it in quotes" : "";
        String found = key.type() == Key.Type.NUMBER && value instanceof Number
                ? "one so large, or with a fraction"
                : words(value);
        return new ConfigException(at, key.name() + " takes " + key.type().words() + ", not " + found + hint);
    }

    /** What it is, without showing what it says. */
    static String words(Object value) {
        if (value instanceof Map) {
            return "a table";
        } else if (value instanceof List) {
            return "a list";
        } else if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof Number ? "a number" : "a text";
    }
}
