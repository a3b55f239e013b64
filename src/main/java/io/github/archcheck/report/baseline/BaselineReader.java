package io.github.archcheck.report.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what {@link BaselineWriter} wrote. Members that it does not know it steps over. */
public final class BaselineReader {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{16}");
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 1 << 20;

    private final JsonParser json;
    private final List<BaselineEntry> entries = new ArrayList<>();
    private boolean known;
    private boolean report;
    private String version = "";
    private JsonLocation versionAt = new JsonLocation(ContentReference.unknown(), 0, 0, 0);

    private BaselineReader(JsonParser json) {
        this.json = json;
    }

    /**
     * In the order of the file.
     *
     * @throws IOException when the file cannot be read
     */
    public static List<BaselineEntry> read(InputStream in) throws IOException, MalformedBaselineException {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxStringLength(LONGEST_TEXT)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(bounds)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser json = factory.createParser(in)) {
            return new BaselineReader(json).document();
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            int line = location == null ? 0 : Math.max(0, location.getLineNr());
            int column = location == null ? 0 : Math.max(0, location.getColumnNr());
            throw new MalformedBaselineException(line, column, reason(e));
        }
    }

    /** Without what only programmers understand. */
    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonEOFException) {
            return "not JSON: it ends too early";
        } else if (e instanceof StreamConstraintsException) {
            return "not JSON: nested too deeply, or a word too long";
        }
        // Whatever else it is, what stands in it may be a secret.
        return "not JSON";
    }

    private List<BaselineEntry> document() throws IOException, MalformedBaselineException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedBaselineException(0, 0, "is not a baseline of archcheck");
        }
        boolean findings = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "kind" -> known = json.getValueAsString("").equals(BaselineWriter.KIND);
                case "schemaVersion" -> {
                    version = json.getValueAsString("");
                    versionAt = json.currentTokenLocation();
                    json.skipChildren();
                }
                case "findings" -> {
                    findings = true;
                    findings();
                }
                default -> {
                    report |= name.equals("roots");
                    json.skipChildren();
                }
            }
        }
        if (!known) {
            throw new MalformedBaselineException(
                    0,
                    0,
                    report
                            ? "is a report, not a baseline; --write-baseline writes one"
                            : "is not a baseline of archcheck");
        } else if (!version.isEmpty() && !version.equals("1") && !version.startsWith("1.")) {
            throw new MalformedBaselineException(
                    versionAt.getLineNr(),
                    versionAt.getColumnNr(),
                    "has schemaVersion " + shown(version) + ", and this archcheck reads "
                            + BaselineWriter.SCHEMA_VERSION + "; write it again with --write-baseline");
        } else if (!findings) {
            throw new MalformedBaselineException(0, 0, "has no findings");
        } else if (json.nextToken() != null) {
            throw malformed("there is more behind the end");
        } else if (version.isEmpty()) {
            throw new MalformedBaselineException(0, 0, "has no schemaVersion; write it again with --write-baseline");
        }
        return entries;
    }

    private void findings() throws IOException, MalformedBaselineException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            if (known) {
                throw malformed("findings is no array");
            }
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw malformed("a finding is no object");
            }
            finding();
        }
    }

    private void finding() throws IOException, MalformedBaselineException {
        String fingerprint = "";
        String rule = "";
        String message = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("fingerprint")) {
                fingerprint = json.getValueAsString("");
                if (!FINGERPRINT.matcher(fingerprint).matches()) {
                    throw malformed("a fingerprint has 16 hexadecimal digits");
                }
            } else if (name.equals("rule")) {
                rule = json.getValueAsString("");
            } else if (name.equals("message")) {
                message = json.getValueAsString("");
            }
            json.skipChildren();
        }
        if (fingerprint.isEmpty()) {
            throw malformed("a finding has no fingerprint");
        }
        entries.add(new BaselineEntry(fingerprint, rule, message));
    }

    private static String shown(String version) {
        return version.length() > DEEPEST ? "of another kind" : "'" + version + "'";
    }

    private MalformedBaselineException malformed(String reason) {
        JsonLocation at = json.currentTokenLocation();
        return new MalformedBaselineException(at.getLineNr(), at.getColumnNr(), reason);
    }
}
