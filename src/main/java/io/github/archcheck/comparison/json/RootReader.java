package io.github.archcheck.comparison.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.comparison.Snapshot.Binary;
import io.github.archcheck.comparison.Snapshot.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code roots}, whose lists are long: their records are made one after the other. */
final class RootReader {
    private final String report;
    private final JsonParser parser;
    private final NodeReader nodes;
    private final List<Snapshot.Root> roots = new ArrayList<>();
    private boolean there;

    RootReader(String report, JsonParser parser, NodeReader nodes) {
        this.report = report;
        this.parser = parser;
        this.nodes = nodes;
    }

    /** Whether the document has any such member. */
    boolean isThere() {
        return there;
    }

    List<Snapshot.Root> read() {
        return roots;
    }

    /** At the value of {@code roots}. */
    void readAll() throws IOException, RefusedReportException {
        there = true;
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("\"roots\" of the report is no list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong("an item of \"roots\" is no object");
            }
            roots.add(root());
        }
    }

    private Snapshot.Root root() throws IOException, RefusedReportException {
        int line = parser.currentTokenLocation().getLineNr();
        int column = parser.currentTokenLocation().getColumnNr();
        Map<String, Node> members = new HashMap<>();
        Map<String, List<Object>> lists = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (Records.LISTS.containsKey(name)) {
                lists.put(name, list(name));
            } else if (Records.ROOT_MEMBERS.contains(name)) {
                members.put(name, nodes.read(Records.WANTED));
            } else {
                parser.skipChildren();
            }
        }
        Node.Members node = new Node.Members(line, column, members);
        for (String name : Records.REQUIRED_LISTS) {
            if (!lists.containsKey(name)) {
                throw new RefusedReportException(
                        report, "line " + line + ", column " + column + ": \"" + name + "\" of the root is missing");
            }
        }
        return made(new Fields(report, "root", node), lists);
    }

    private static Snapshot.Root made(Fields fields, Map<String, List<Object>> lists) throws RefusedReportException {
        return new Snapshot.Root(
                fields.text("path"),
                fields.textIfAny("environment"),
                fields.text("kind"),
                fields.object("target", Records::machine),
                fields.objectOrNull("python", Records::python),
                of(lists, "distributions", Snapshot.Distribution.class),
                of(lists, "packages", Snapshot.Planned.class),
                of(lists, "binaries", Binary.class),
                of(lists, "findings", Finding.class),
                of(lists, "suppressed", Finding.class),
                of(lists, "imports", Snapshot.Import.class),
                of(lists, "unreadable", Snapshot.Unreadable.class));
    }

    private static <T> List<T> of(Map<String, List<Object>> lists, String name, Class<T> type) {
        return lists.getOrDefault(name, List.of()).stream().map(type::cast).toList();
    }

    private List<Object> list(String name) throws IOException, RefusedReportException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("\"" + name + "\" of the root is no list");
        }
        Records.Row row = Records.row(name);
        List<Object> records = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong("an item of \"" + name + "\" is no object");
            }
            Node.Members record = (Node.Members) nodes.read(row.wanted());
            records.add(row.reading().of(new Fields(report, row.each(), record)));
        }
        return records;
    }

    private RefusedReportException wrong(String reason) {
        return new RefusedReportException(
                report,
                "line " + parser.currentTokenLocation().getLineNr() + ", column "
                        + parser.currentTokenLocation().getColumnNr() + ": " + reason);
    }
}
