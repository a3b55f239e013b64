package io.github.archcheck.toml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns a text into tables. */
public final class TomlText {
    /** Tables and arrays within each other; lock files need six. Below what the stack holds by far. */
    static final int DEEPEST = 64;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /** Texts up to this length are read without being counted first. */
    private static final int SHORT = 4 << 20;

    /**
     * Tables, arrays and values together, each of which takes some two hundred bytes on the way: ten times what the largest real locks
     * have.
     */
    private static final int MOST_VALUES = 2_000_000;

    private static final int USUAL_KEYS = 8;
    private static final int LONGEST_REASON = 200;

    private TomlText() {}

    /** The same without a byte order mark. */
    public static String unmarked(String text) {
        return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
    }

    /**
     * The top table, in the order of the text: tables as {@code Map}, arrays as {@code List}, texts, dates and times as
     * {@code String}, numbers as {@code Number}, truth values as {@code Boolean}.
     *
     * @param text without a byte order mark
     */
    public static Map<String, Object> read(String text) throws TomlException {
        if (text.length() > SHORT && count(text) > MOST_VALUES) {
            throw new TomlException(0, 0, "has more than " + MOST_VALUES + " values");
        }
        try (JsonParser parser = factory().createParser(text)) {
            parser.nextToken();
            return table(parser);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new TomlException(
                    location == null ? 0 : Math.max(0, location.getLineNr()),
                    location == null ? 0 : Math.max(0, location.getColumnNr()),
                    "not TOML: " + reason(e));
        } catch (IOException e) {
            throw new TomlException(0, 0, "not TOML: " + e.getMessage());
        }
    }

    /** Each begins with one of these signs, which texts and comments rarely hold. */
    private static int count(String content) {
        int count = 0;
        for (int i = 0; i < content.length(); i++) {
            char sign = content.charAt(i);
            if (sign == '=' || sign == '[' || sign == '{') {
                count++;
            }
        }
        return count;
    }

    private static TomlFactory factory() {
        StreamReadConstraints bounds =
                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build();
        return TomlFactory.builder().streamReadConstraints(bounds).build();
    }

    private static Map<String, Object> table(JsonParser parser) throws IOException {
        Map<String, Object> table = new LinkedHashMap<>(USUAL_KEYS);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            table.put(key, value(parser));
        }
        return table;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return table(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            return array(parser);
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token.isNumeric()) {
            return parser.getNumberValue();
        }
        return parser.getText();
    }

    /** Jackson's own words, in the style of our messages. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "nested deeper than " + DEEPEST + " levels, or with a word too long";
        }
        String words = e.getOriginalMessage();
        String cut = words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + "…" : words;
        return cut.substring(0, 1).toLowerCase(Locale.ROOT) + cut.substring(1);
    }
}
