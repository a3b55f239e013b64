package io.github.archcheck.lock.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML or JSON text. The same value may be found at several places, where the text has aliases. */
public sealed interface Value {
    /** From 1, in the text. */
    int line();

    /**
     * Text, number or boolean.
     *
     * @param text as written, so that {@code 3.10} stays what it is
     */
    record Scalar(String text, int line) implements Value {}

    /** Values in order; {@code null} among them is an empty text. */
    record Sequence(List<Value> items, int line) implements Value {
        public Sequence {
            items = Collections.unmodifiableList(items);
        }
    }

    /**
     * Values by key, in order; of equal keys the last counts, and a key with {@code null} is left out.
     *
     * @param entries not to be changed any more
     */
    record Mapping(Map<String, Value> entries, int line) implements Value {
        /** Without entries. */
        public static final Mapping EMPTY = new Mapping(new LinkedHashMap<>(), 0);

        public Mapping {
            entries = Collections.unmodifiableMap(entries);
        }

        /** Empty when there is no such key, something else than a scalar, or an empty text. */
        public Optional<String> text(String key) {
            return entries.get(key) instanceof Scalar scalar && !scalar.text().isEmpty()
                    ? Optional.of(scalar.text())
                    : Optional.empty();
        }

        /** Empty when there is no such key, or something else than a mapping. */
        public Optional<Mapping> find(String key) {
            return entries.get(key) instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
        }

        /** {@link #find}, or a mapping without entries. */
        public Mapping mapping(String key) {
            return find(key).orElse(EMPTY);
        }

        /** Without values when there is no such key, or something else than a sequence. */
        public List<Value> items(String key) {
            return entries.get(key) instanceof Sequence sequence ? sequence.items() : List.of();
        }

        /** The mappings among {@link #items}. */
        public List<Mapping> mappings(String key) {
            return items(key).stream()
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .toList();
        }

        /** The scalars among {@link #items}, without empty ones. */
        public List<String> texts(String key) {
            return items(key).stream()
                    .filter(Scalar.class::isInstance)
                    .map(item -> ((Scalar) item).text())
                    .filter(text -> !text.isBlank())
                    .toList();
        }

        public boolean isTrue(String key) {
            return text(key).filter("true"::equalsIgnoreCase).isPresent();
        }
    }
}
