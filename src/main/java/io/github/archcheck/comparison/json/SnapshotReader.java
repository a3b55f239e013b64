package io.github.archcheck.comparison.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.archcheck.comparison.Snapshot;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of {@code scan} and {@code preinstall} of schema 1.x. Members that are not compared are passed over,
 * whatever they are; those that are must be there and of their type. UTF-8, or UTF-16 with a byte order mark, which is what
 * some shells make of it.
 */
public final class SnapshotReader {
    private static final int DEEPEST = 64;
    private static final long LONGEST_DOCUMENT = 256L << 20;
    private static final int LONGEST_TEXT = 4 << 20;
    private static final int MOST_NAMES = 64;
    private static final String COMPARISON = "is what archcheck diff says; compare reports of scan or preinstall";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(LONGEST_DOCUMENT)
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private final String report;
    private final JsonParser parser;
    private final NodeReader nodes;
    private final Set<String> names = new LinkedHashSet<>();

    private SnapshotReader(String report, JsonParser parser) {
        this.report = report;
        this.parser = parser;
        this.nodes = new NodeReader(report, parser);
    }

    /**
     * @param report how the user named it, for errors
     * @throws IOException when it cannot be read, whatever is in it
     */
    public static Snapshot read(String report, InputStream in) throws IOException, RefusedReportException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            SnapshotReader reader = new SnapshotReader(report, parser);
            try {
                return reader.read();
            } catch (JacksonException e) {
                throw new RefusedReportException(report, reader.reason(e));
            } catch (CharConversionException e) {
                throw new RefusedReportException(report, "is not JSON: " + Words.brief(String.valueOf(e.getMessage())));
            }
        }
    }

    private String reason(JacksonException e) {
        String place = e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
        String words = Words.brief(String.valueOf(e.getOriginalMessage()));
        if (e instanceof StreamConstraintsException) {
            return place + "no report of archcheck has this: " + words;
        }
        if (e instanceof JsonEOFException || words.startsWith("Unexpected end-of-input")) {
            return place + "ends too early, as if it had been cut off";
        }
        return parser.currentToken() == null
                        && names.isEmpty()
                        && parser.getParsingContext().inRoot()
                ? "is not JSON, but a report of archcheck is: make it with --format json"
                : place + "is not JSON: " + words;
    }

    private Snapshot read() throws IOException, RefusedReportException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new RefusedReportException(report, "is empty");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new RefusedReportException(report, "is JSON, but no report of archcheck: it is no object");
        }
        int line = parser.currentTokenLocation().getLineNr();
        int column = parser.currentTokenLocation().getColumnNr();
        Map<String, Node> members = new HashMap<>();
        RootReader roots = new RootReader(report, parser, nodes);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            member(name, members, roots);
        }
        checkKind(members, roots);
        checkEnd();
        Fields fields = new Fields(report, "report", new Node.Members(line, column, members));
        checkVersion(fields.text("schemaVersion"));
        return new Snapshot(
                fields.object("tool", tool -> tool.text("version")),
                fields.object("target", Records::machine),
                roots.read(),
                fields.object("summary", summary -> summary.countIfAny("suppressed")));
    }

    private void member(String name, Map<String, Node> members, RootReader roots)
            throws IOException, RefusedReportException {
        if (names.size() < MOST_NAMES) {
            names.add(name);
        }
        parser.nextToken();
        switch (name) {
            case "schemaVersion" -> {
                members.put(name, nodes.read(Set.of()));
                checkVersionIfText(members.get(name));
            }
            case "tool", "target", "summary" -> members.put(name, nodes.read(Records.WANTED));
            case "roots" -> {
                if (isComparison()) {
                    throw new RefusedReportException(report, COMPARISON);
                }
                roots.readAll();
            }
            default -> parser.skipChildren();
        }
    }

    private void checkVersionIfText(@Nullable Node version) throws RefusedReportException {
        if (version instanceof Node.Text text) {
            checkVersion(text.text());
        }
    }

    private void checkVersion(String version) throws RefusedReportException {
        if (!version.matches("1\\.\\d{1,9}")) {
            throw new RefusedReportException(
                    report,
                    "has schemaVersion " + Words.brief(version) + ", and this archcheck reads 1.x; compare with the"
                            + " archcheck that wrote it, or write it again");
        }
    }

    private boolean isComparison() {
        return names.contains("old") && names.contains("new");
    }

    /** Other documents that somebody may have at hand. */
    private void checkKind(Map<String, Node> members, RootReader roots) throws RefusedReportException {
        if (roots.isThere() && members.containsKey("schemaVersion")) {
            return;
        }
        String what = "is JSON, but no report of archcheck scan or preinstall";
        if (names.contains("runs") && names.contains("version")) {
            what = "is SARIF; compare reports that were made with --format json";
        } else if (names.contains("type")) {
            what = "is not one JSON document, but one a line, as of --format jsonl; compare reports that were made with"
                    + " --format json";
        } else if (names.contains("files")) {
            what = "is what archcheck inspect says; compare reports of scan or preinstall";
        } else if (names.contains("diagnoses")) {
            what = "is what archcheck explain says; compare reports of scan or preinstall";
        } else if (isComparison()) {
            what = COMPARISON;
        }
        throw new RefusedReportException(report, what);
    }

    private void checkEnd() throws IOException, RefusedReportException {
        if (parser.nextToken() != null) {
            throw new RefusedReportException(
                    report,
                    "line " + parser.currentTokenLocation().getLineNr() + ", column "
                            + parser.currentTokenLocation().getColumnNr() + ": more text after the report");
        }
    }
}
