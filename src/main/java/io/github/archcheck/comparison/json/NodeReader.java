package io.github.archcheck.comparison.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Makes values of one document; texts that come again are kept once. */
final class NodeReader {
    /** A report of 100,000 native files keeps less than half of it. */
    private static final int MOST_VALUES = 4_000_000;

    private static final int SHORT = 64;
    private static final int MOST_SHARED = 100_000;

    private final String report;
    private final JsonParser parser;
    private final Map<String, String> shared = new HashMap<>();
    private int values;

    NodeReader(String report, JsonParser parser) {
        this.report = report;
        this.parser = parser;
    }

    /**
     * The value at the current token, which becomes the last one of it. Recursion is bounded by the parser's limit of
     * nesting.
     *
     * @param wanted members to keep, of objects at any depth
     */
    Node read(Set<String> wanted) throws IOException, RefusedReportException {
        JsonLocation at = parser.currentTokenLocation();
        values++;
        if (values > MOST_VALUES) {
            throw new RefusedReportException(report, "holds more than a report of archcheck has");
        }
        JsonToken token = Objects.requireNonNull(parser.currentToken());
        int line = at.getLineNr();
        int column = at.getColumnNr();
        if (token == JsonToken.START_OBJECT) {
            return new Node.Members(line, column, members(wanted));
        }
        if (token == JsonToken.START_ARRAY) {
            return new Node.Items(line, column, items(wanted));
        }
        String text = text();
        if (token == JsonToken.VALUE_STRING) {
            return new Node.Text(line, column, text);
        }
        return token.isNumeric() ? new Node.Figure(line, column, text) : new Node.Word(line, column, text);
    }

    private String text() throws IOException {
        String text = parser.getText();
        if (text.length() > SHORT || shared.size() > MOST_SHARED) {
            return text;
        }
        return shared.computeIfAbsent(text, same -> same);
    }

    private Map<String, Node> members(Set<String> wanted) throws IOException, RefusedReportException {
        Map<String, Node> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (wanted.contains(name)) {
                members.put(name, read(wanted));
            } else {
                parser.skipChildren();
            }
        }
        return members;
    }

    private List<Node> items(Set<String> wanted) throws IOException, RefusedReportException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(wanted));
        }
        return items;
    }
}
