package io.github.archcheck.inventory.locate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a distribution was installed from.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/direct-url/">Direct URL Data Structure</a>
 */
final class DirectUrl {
    static final String FILE_NAME = "direct_url.json";

    private DirectUrl() {}

    /**
     * The directory of an editable install, as its URL spells it after decoding.
     *
     * @return empty when it is no editable install, or its URL names no directory
     * @throws IOException when it is not JSON
     */
    static Optional<String> editableDirectory(String json) throws IOException {
        if (!json.contains("editable")) {
            return Optional.empty();
        }
        String url = "";
        boolean editable = false;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("url") && value == JsonToken.VALUE_STRING) {
                    url = parser.getText();
                } else if (field.equals("dir_info") && value == JsonToken.START_OBJECT) {
                    editable = isEditable(parser);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return editable ? directory(url) : Optional.empty();
    }

    private static boolean isEditable(JsonParser parser) throws IOException {
        boolean editable = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = parser.currentName().equals("editable");
            boolean yes = parser.nextToken() == JsonToken.VALUE_TRUE;
            parser.skipChildren();
            editable |= wanted && yes;
        }
        return editable;
    }

    private static Optional<String> directory(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return scheme.equals("file") ? Optional.ofNullable(uri.getPath()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
