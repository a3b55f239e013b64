package io.github.archcheck.lock.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.archcheck.lock.MalformedLockException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the tokens of a parser together, without recursion. */
final class TreeBuilder {
    /** No format needs more than ten. */
    static final int MOST_DEPTH = 100;

    /** 100,000 entries of thirty values each. */
    private static final int MOST_VALUES = 3_000_000;

    private static final int MOST_ENTRIES = 100_000;

    private static final String MERGE = "<<";
    private static final int LONGEST_SHARED = 40;
    private static final int MOST_SHARED = 20_000;

    private final String file;
    private final JsonParser parser;
    private final Set<String> unwantedKeys;
    private final Map<String, Value> anchors = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int values;

    /** A sequence or mapping whose end has not come. */
    private static final class Open {
        private final int line;
        private final Optional<String> anchor;
        private final Optional<List<Value>> items;
        private final Map<String, Value> entries = new LinkedHashMap<>();
        private String key = "";

        Open(int line, Optional<String> anchor, boolean sequence) {
            this.line = line;
            this.anchor = anchor;
            this.items = sequence ? Optional.of(new ArrayList<>()) : Optional.empty();
        }
    }

    TreeBuilder(String file, JsonParser parser, Set<String> unwantedKeys) {
        this.file = file;
        this.parser = parser;
        this.unwantedKeys = unwantedKeys;
    }

    Value build() throws IOException, MalformedLockException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new MalformedLockException(file, 0, "is empty");
        }
        while (true) {
            Optional<Value> complete = take(token);
            if (complete.isPresent()) {
                if (open.isEmpty()) {
                    return last(complete.get());
                }
                put(open.element(), complete.get());
            }
            token = parser.nextToken();
            if (token == null) {
                throw new MalformedLockException(file, line(), "ends too early");
            }
        }
    }

    private Value last(Value value) throws IOException, MalformedLockException {
        if (parser.nextToken() != null) {
            throw new MalformedLockException(file, line(), "more follows after its end");
        }
        return value;
    }

    /** The value that is complete with this token, if one is. */
    private Optional<Value> take(JsonToken token) throws IOException, MalformedLockException {
        if (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
            if (open.size() == MOST_DEPTH) {
                throw new MalformedLockException(file, line(), "is nested deeper than " + MOST_DEPTH + " levels");
            }
            count(1);
            open.push(new Open(line(), anchor(), token == JsonToken.START_ARRAY));
            return Optional.empty();
        }
        if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
            return Optional.of(close(open.pop()));
        }
        if (token == JsonToken.FIELD_NAME) {
            key();
            return Optional.empty();
        }
        count(1);
        if (token == JsonToken.VALUE_NULL
                && !open.isEmpty()
                && open.element().items.isEmpty()) {
            open.element().entries.remove(open.element().key);
            return Optional.empty();
        }
        return Optional.of(scalar(token));
    }

    private void key() throws IOException {
        String key = share(parser.currentName());
        if (unwantedKeys.contains(key)) {
            parser.nextToken();
            parser.skipChildren();
        } else {
            open.element().key = key;
        }
    }

    private void put(Open parent, Value value) throws MalformedLockException {
        if (parent.entries.size() + parent.items.map(List::size).orElse(0) > MOST_ENTRIES) {
            throw new MalformedLockException(file, parent.line, "holds more than " + MOST_ENTRIES + " entries");
        }
        if (parent.items.isPresent()) {
            parent.items.get().add(value);
        } else if (parent.key.equals(MERGE) && parser instanceof YAMLParser) {
            merge(parent, value);
        } else {
            parent.entries.put(parent.key, value);
        }
    }

    /** YAML's {@code <<}: the entries of other mappings, where there are none of one's own. */
    private void merge(Open parent, Value value) throws MalformedLockException {
        List<Value> others = value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
        for (Value other : others) {
            if (other instanceof Value.Mapping mapping) {
                count(mapping.entries().size());
                mapping.entries().forEach(parent.entries::putIfAbsent);
            }
        }
    }

    private Value close(Open ended) {
        Value value = ended.items.isPresent()
                ? new Value.Sequence(ended.items.get(), ended.line)
                : new Value.Mapping(ended.entries, ended.line);
        ended.anchor.ifPresent(name -> anchors.put(name, value));
        return value;
    }

    private Value scalar(JsonToken token) throws IOException, MalformedLockException {
        String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            Value target = anchors.get(text);
            if (target == null) {
                throw new MalformedLockException(file, line(), "alias of an unknown anchor");
            }
            return target;
        }
        Value value = new Value.Scalar(share(text), line());
        anchor().ifPresent(name -> anchors.put(name, value));
        return value;
    }

    private Optional<String> anchor() throws IOException {
        return parser instanceof YAMLParser yaml ? Optional.ofNullable(yaml.getObjectId()) : Optional.empty();
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private void count(int more) throws MalformedLockException {
        values += more;
        if (values > MOST_VALUES) {
            throw new MalformedLockException(file, line(), "holds more than " + MOST_VALUES + " values");
        }
    }

    /** Names of keys, platforms and channels come thousands of times. */
    private String share(String text) {
        if (text.length() > LONGEST_SHARED) {
            return text;
        }
        String known = shared.get(text);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }
}
