package io.github.archcheck.inventory.metadata;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads {@code paths_data} of a conda record. Of a file into which conda has written the prefix, {@code sha256} and
 * {@code size_in_bytes} are those of before.
 */
final class CondaPaths {
    private static final Set<String> WANTED =
            Set.of("_path", "path_type", "sha256", "sha256_in_prefix", "size_in_bytes", "prefix_placeholder");

    private CondaPaths() {}

    /** @param json at the object's beginning; left at its end */
    static void read(JsonParser json, FileRows contents) throws IOException {
        read(json, contents, CondaPaths::recorded);
    }

    /** The same of a package, into which no prefix has been written yet. */
    static void readOfPackage(JsonParser json, FileRows contents) throws IOException {
        read(json, contents, CondaPaths::recordedInPackage);
    }

    private static void read(JsonParser json, FileRows contents, Function<Map<String, String>, Recorded> content)
            throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && field.equals("paths")) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    entry(json, contents, content);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    private static void entry(JsonParser json, FileRows contents, Function<Map<String, String>, Recorded> content)
            throws IOException {
        Map<String, String> entry = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL && WANTED.contains(field)) {
                entry.put(field, json.getText());
            } else {
                json.skipChildren();
            }
        }
        String path = entry.get("_path");
        if (path != null && entry.getOrDefault("path_type", "hardlink").equals("hardlink")) {
            contents.row(path, () -> content.apply(entry));
        }
    }

    private static Recorded recordedInPackage(Map<String, String> entry) {
        return Recorded.parse("sha256=" + entry.getOrDefault("sha256", ""), entry.getOrDefault("size_in_bytes", ""));
    }

    private static Recorded recorded(Map<String, String> entry) {
        String inPrefix = entry.getOrDefault("sha256_in_prefix", "");
        boolean edited = !entry.getOrDefault("prefix_placeholder", "").isEmpty();
        String hash = !inPrefix.isEmpty() || edited ? inPrefix : entry.getOrDefault("sha256", "");
        boolean sizeHolds = !edited && hash.equals(entry.getOrDefault("sha256", hash));
        return Recorded.parse("sha256=" + hash, sizeHolds ? entry.getOrDefault("size_in_bytes", "") : "");
    }
}
