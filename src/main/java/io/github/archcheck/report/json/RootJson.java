package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Judged;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What is said of a root as a whole: members of its object. */
final class RootJson {
    private RootJson() {}

    /** What it is and what it was judged for. */
    static void head(JsonGenerator json, Report.Root root) throws IOException {
        json.writeStringField("path", root.path());
        TargetJson.write(json, root.judged().scene().target());
        json.writeStringField("kind", root.kind());
        python(json, root.judged());
    }

    private static void python(JsonGenerator json, Judged judged) throws IOException {
        if (judged.scene().interpreter().isEmpty()) {
            json.writeNullField("python");
            return;
        }
        Interpreter python = judged.scene().interpreter().get();
        json.writeObjectFieldStart("python");
        Json.optional(json, "version", python.versionText());
        json.writeStringField("implementation", python.implementation().label());
        Json.optional(
                json, "executable", python.realFile().map(file -> python.file().toString()));
        Json.strings(
                json,
                "architectures",
                python.architectures().stream().map(Architecture::label).toList());
        Json.strings(json, "extensionSuffixes", judged.scene().suffixes());
        json.writeEndObject();
    }

    static void assumedLibraries(JsonGenerator json, Report.Root root) throws IOException {
        json.writeArrayFieldStart("assumedLibraries");
        for (Map.Entry<String, String> library :
                root.judged().scene().linkage().assumed().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", library.getKey());
            json.writeStringField("because", library.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Nothing when all of an archive was judged. */
    static void environment(JsonGenerator json, Report.Root root) throws IOException {
        Optional<String> environment = root.environment();
        if (environment.isPresent()) {
            json.writeStringField("environment", environment.get());
        }
    }
}
