package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.diagnosis.Diagnosis;
import io.github.archcheck.diagnosis.Remedy;
import io.github.archcheck.report.DiagnosisWriter;
import io.github.archcheck.report.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** {@code explain --format json}: unknown members are null. */
public final class JsonDiagnosisWriter implements DiagnosisWriter {
    private final String toolVersion;

    public JsonDiagnosisWriter(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    @Override
    public void write(List<Diagnosis> diagnoses, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.document(out)) {
            json.writeStartObject();
            Json.preamble(json, toolVersion);
            json.writeArrayFieldStart("diagnoses");
            for (Diagnosis diagnosis : diagnoses) {
                diagnosis(json, diagnosis);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        out.flush();
    }

    private static void diagnosis(JsonGenerator json, Diagnosis diagnosis) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", diagnosis.id().label());
        json.writeStringField("confidence", diagnosis.confidence().label());
        Json.optional(json, "path", diagnosis.path());
        known(json, "have", diagnosis.have());
        known(json, "need", diagnosis.need());
        Json.optional(json, "process", diagnosis.process());
        Json.optional(json, "osVersions", diagnosis.osVersions());
        json.writeStringField("cause", diagnosis.cause());
        Json.optional(json, "fix", diagnosis.fix().map(Remedy::text));
        Json.optional(json, "rule", diagnosis.rule());
        json.writeEndObject();
    }

    private static void known(JsonGenerator json, String name, List<String> values) throws IOException {
        if (values.isEmpty()) {
            json.writeNullField(name);
        } else {
            Json.strings(json, name, values);
        }
    }
}
