package io.github.archcheck.archive.image;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.archcheck.archive.RefusedArchiveException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small JSON document, as far as it consists of objects, lists and texts; other values are left out. */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MOST_TOKENS = 200_000;
    private static final int DEEPEST = 32;

    private final Map<String, Json> fields = new HashMap<>();
    private final List<Json> items = new ArrayList<>();
    private final String text;
    private final boolean isList;

    private Json(String text, boolean isList) {
        this.text = text;
        this.isList = isList;
    }

    /**
     * @param name for the error
     * @throws RefusedArchiveException when it is not JSON, or no document that an image has
     */
    static Json parse(String name, byte[] document) throws RefusedArchiveException {
        try {
            return parse(document);
        } catch (IOException e) {
            String reason = e instanceof JacksonException ? "is not valid JSON" : e.getMessage();
            throw new RefusedArchiveException(-1, "the image's file " + name + " " + reason);
        }
    }

    private static Json parse(byte[] document) throws IOException {
        Json root = new Json("", true);
        Deque<Json> open = new ArrayDeque<>();
        open.push(root);
        try (JsonParser parser = FACTORY.createParser(document)) {
            int count = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                count++;
                if (count > MOST_TOKENS || open.size() > DEEPEST) {
                    throw new IOException("holds more than a document of an image");
                }
                take(token, parser, open);
            }
        }
        if (root.items.size() != 1) {
            throw new IOException("is not one JSON document");
        }
        return root.items.get(0);
    }

    private static void take(JsonToken token, JsonParser parser, Deque<Json> open) throws IOException {
        if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            open.pop();
        } else if (token.isStructStart() || token == JsonToken.VALUE_STRING) {
            Json value =
                    new Json(token == JsonToken.VALUE_STRING ? parser.getText() : "", token == JsonToken.START_ARRAY);
            Json parent = open.element();
            if (parent.isList) {
                parent.items.add(value);
            } else {
                parent.fields.put(parser.currentName(), value);
            }
            if (token.isStructStart()) {
                open.push(value);
            }
        }
    }

    /** A field that is an object; one without fields when there is none. */
    Json object(String name) {
        return Optional.ofNullable(fields.get(name)).orElseGet(() -> new Json("", false));
    }

    /** The text of a field; empty when there is none. */
    String text(String name) {
        return object(name).text;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The items of a field that is a list. */
    List<Json> list(String name) {
        return object(name).items;
    }

    /** The items of a field that is a list, which are texts. */
    List<String> texts(String name) {
        return list(name).stream().map(item -> item.text).toList();
    }

    /** The items of this list. */
    List<Json> items() {
        return items;
    }
}
