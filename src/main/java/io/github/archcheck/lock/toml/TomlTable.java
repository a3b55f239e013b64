package io.github.archcheck.lock.toml;

import io.github.archcheck.lock.MalformedLockException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table of a TOML file. Every method throws when a value is there and of another type than the one asked for. */
public final class TomlTable {
    private final Source source;
    private final @Nullable TomlTable parent;
    private final String key;
    private final int index;
    private final Map<String, Object> values;

    /** What an error needs to say where it is. */
    private record Source(String file, String content) {}

    private TomlTable(Source source, @Nullable TomlTable parent, String key, int index, Map<String, Object> values) {
        this.source = source;
        this.parent = parent;
        this.key = key;
        this.index = index;
        this.values = values;
    }

    static TomlTable top(String file, String content, Map<String, Object> values) {
        return new TomlTable(new Source(file, content), null, "", -1, values);
    }

    /** In the order of the file. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(values.keySet());
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public boolean isText(String name) {
        return values.get(name) instanceof String;
    }

    public boolean isTable(String name) {
        return values.get(name) instanceof Map;
    }

    /** A text that must be there. */
    public String text(String name) throws MalformedLockException {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            throw malformed(name, "has no " + name);
        }
        return text.get();
    }

    /** Empty when it is not there. */
    public Optional<String> optionalText(String name) throws MalformedLockException {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw malformed(name, name + " is no text");
    }

    /** No texts when it is not there. */
    public List<String> texts(String name) throws MalformedLockException {
        List<Object> array = array(name);
        List<String> texts = new ArrayList<>(array.size());
        for (Object element : array) {
            if (!(element instanceof String text)) {
                throw malformed(name, name + " holds something that is no text");
            }
            texts.add(text);
        }
        return texts;
    }

    /** Empty when it is not there. */
    public OptionalLong integer(String name) throws MalformedLockException {
        Object value = values.get(name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof Integer || value instanceof Long) {
            return OptionalLong.of(((Number) value).longValue());
        }
        throw malformed(name, name + (value instanceof BigInteger ? " is too large a number" : " is no whole number"));
    }

    /** False when it is not there. */
    public boolean flag(String name) throws MalformedLockException {
        Object value = values.get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw malformed(name, name + " is neither true nor false");
    }

    /** Empty when it is not there. */
    public Optional<TomlTable> table(String name) throws MalformedLockException {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(below(name, -1, value));
    }

    /** No tables when it is not there; a single table stands for an array of one. */
    public List<TomlTable> tables(String name) throws MalformedLockException {
        if (isTable(name)) {
            return List.of(below(name, -1, values.get(name)));
        }
        List<Object> array = array(name);
        List<TomlTable> tables = new ArrayList<>(array.size());
        for (Object element : array) {
            tables.add(below(name, tables.size(), element));
        }
        return tables;
    }

    /** An array of arrays of tables. */
    public List<List<TomlTable>> arraysOfTables(String name) throws MalformedLockException {
        List<List<TomlTable>> arrays = new ArrayList<>();
        for (Object element : array(name)) {
            if (!(element instanceof List<?> list)) {
                throw malformed(name, name + " holds something that is no array");
            }
            List<TomlTable> tables = new ArrayList<>(list.size());
            for (Object inner : list) {
                tables.add(below(name, arrays.size(), inner));
            }
            arrays.add(tables);
        }
        return arrays;
    }

    /** An array of texts, tables and whatever else: tables as such, all else as it is. */
    public List<Object> mixed(String name) throws MalformedLockException {
        List<Object> elements = new ArrayList<>();
        for (Object element : array(name)) {
            elements.add(element instanceof Map ? below(name, elements.size(), element) : element);
        }
        return elements;
    }

    private TomlTable below(String name, int position, @Nullable Object value) throws MalformedLockException {
        if (!(value instanceof Map<?, ?> map)) {
            throw malformed(name, position < 0 ? name + " is no table" : name + " holds something that is no table");
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> checked = (Map<String, Object>) map;
        return new TomlTable(source, this, name, position, checked);
    }

    private List<Object> array(String name) throws MalformedLockException {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw malformed(name, name + " is no array");
        }
        @SuppressWarnings("unchecked")
        List<Object> checked = (List<Object>) list;
        return checked;
    }

    /**
     * An error in this table.
     *
     * @param name the key to blame
     * @param reason what is wrong; the table is named before it
     */
    public MalformedLockException malformed(String name, String reason) {
        String where = name();
        return new MalformedLockException(source.file(), line(name), where.isEmpty() ? reason : where + " " + reason);
    }

    /** {@code package 3 (numpy), wheels 1}: counted from 1, as people count; empty for the top table. */
    private String name() {
        if (parent == null) {
            return "";
        }
        String above = parent.name();
        String own = index < 0 ? key : key + " " + (index + 1);
        Object label = index < 0 ? null : values.get("name");
        if (label instanceof String text && above.isEmpty()) {
            own += " (" + text + ")";
        }
        return above.isEmpty() ? own : above + ", " + own;
    }

    private int line(String name) {
        TomlTable top = this;
        String last = name;
        for (TomlTable above = parent; above != null && above.parent != null; above = above.parent) {
            last = top.key;
            top = above;
        }
        if (top.parent == null) {
            return TomlLines.ofKey(source.content(), name);
        }
        return TomlLines.ofKey(source.content(), top.key, Math.max(0, top.index), last);
    }
}
