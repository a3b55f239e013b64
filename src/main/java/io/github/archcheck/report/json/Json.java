package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What all JSON documents of archcheck share. */
final class Json {
    static final String SCHEMA_VERSION = "1.0";

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Members<T> {
        void write(T value) throws IOException;
    }

    private Json() {}

    static void preamble(JsonGenerator json, String toolVersion) throws IOException {
        json.writeStringField("schemaVersion", SCHEMA_VERSION);
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "archcheck");
        json.writeStringField("version", toolVersion);
        json.writeEndObject();
    }

    /** Empty becomes {@code null}. */
    static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    /** Empty becomes {@code null}. */
    static void optional(JsonGenerator json, String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsInt());
        } else {
            json.writeNullField(name);
        }
    }

    /** Four bytes of a file, whatever their sign is in Java. */
    static void u32(JsonGenerator json, String name, int value) throws IOException {
        json.writeNumberField(name, Integer.toUnsignedLong(value));
    }

    /** Eight bytes of a file, whatever their sign is in Java. */
    static void u64(JsonGenerator json, String name, long value) throws IOException {
        if (value >= 0) {
            json.writeNumberField(name, value);
        } else {
            json.writeFieldName(name);
            json.writeNumber(new BigInteger(Long.toUnsignedString(value)));
        }
    }

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /** An array of objects. */
    static <T> void objects(JsonGenerator json, String name, List<T> values, Members<T> members) throws IOException {
        json.writeArrayFieldStart(name);
        for (T value : values) {
            json.writeStartObject();
            members.write(value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
