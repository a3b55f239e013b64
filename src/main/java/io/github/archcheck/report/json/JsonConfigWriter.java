package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.report.ConfigListing;
import io.github.archcheck.report.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;

/** {@code config --format json}. */
public final class JsonConfigWriter {
    private final String toolVersion;

    public JsonConfigWriter(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    /** Writes the whole listing and flushes; does not close. */
    public void write(ConfigListing listing, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.document(out)) {
            json.writeStartObject();
            Json.preamble(json, toolVersion);
            Json.optional(json, "file", listing.file());
            json.writeBooleanField("found", listing.found());
            Json.optional(json, "passedOver", listing.passedOver());
            Json.optional(json, "target", listing.target());
            Json.strings(json, "sections", listing.sections());
            json.writeArrayFieldStart("settings");
            for (ConfigListing.Row row : listing.rows()) {
                row(json, row);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("ignore");
            for (ConfigListing.Ignore ignore : listing.ignores()) {
                ignore(json, ignore);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void row(JsonGenerator json, ConfigListing.Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", row.key());
        Json.strings(json, "commands", row.commands());
        if (row.shape() == ConfigListing.Shape.LIST) {
            Json.strings(json, "value", row.values());
        } else if (row.values().isEmpty()) {
            json.writeNullField("value");
        } else {
            String value = row.values().get(0);
            json.writeFieldName("value");
            switch (row.shape()) {
                case FLAG -> json.writeBoolean(Boolean.parseBoolean(value));
                case NUMBER -> json.writeNumber(Integer.parseInt(value));
                case TEXT, LIST -> json.writeString(value);
            }
        }
        json.writeObjectFieldStart("origin");
        json.writeStringField("kind", row.origin().source().label());
        json.writeStringField("place", row.origin().place());
        json.writeStringField("section", row.origin().section());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void ignore(JsonGenerator json, ConfigListing.Ignore ignore) throws IOException {
        json.writeStartObject();
        Json.strings(json, "rule", ignore.rules());
        Json.optional(json, "path", ignore.path());
        Json.optional(json, "distribution", ignore.distribution());
        json.writeStringField("reason", ignore.reason());
        Json.optional(json, "expires", ignore.expires().map(LocalDate::toString));
        json.writeBooleanField("expired", ignore.expired());
        json.writeStringField("place", ignore.place());
        json.writeEndObject();
    }
}
