package io.github.archcheck.report.baseline;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.report.Fingerprints;
import io.github.archcheck.report.JsonOutput;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.verdict.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes the findings that count: what a later run needs to know them again, and what people need who read a difference.
 * Two runs that find the same write the same bytes.
 */
public final class BaselineWriter {
    static final String KIND = "archcheck-baseline";
    static final String SCHEMA_VERSION = "1.0";

    private static final Comparator<Reported> ORDER = Comparator.comparing((Reported r) -> path(r.finding()))
            .thenComparing(r -> r.finding().distributionName().orElse(""))
            .thenComparing(r -> r.finding().rule().id())
            .thenComparing(r -> Fingerprints.identity(r.finding()))
            .thenComparing(r -> r.finding().message());

    private BaselineWriter() {}

    /** In the order of the file. */
    public static List<Reported> findings(Report report) {
        return report.roots().stream()
                .flatMap(root -> root.counting().stream())
                .sorted(ORDER)
                .toList();
    }

    /** @param wording takes out of a message what is of one machine only */
    public static void write(List<Reported> findings, UnaryOperator<String> wording, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.document(out)) {
            json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
            json.writeStartObject();
            json.writeStringField("kind", KIND);
            json.writeStringField("schemaVersion", SCHEMA_VERSION);
            json.writeArrayFieldStart("findings");
            for (Reported reported : findings) {
                Finding finding = reported.finding();
                json.writeStartObject();
                json.writeStringField("fingerprint", Fingerprints.identity(finding));
                json.writeStringField("rule", finding.rule().id());
                optional(json, "path", finding.artifact().map(Artifact::path));
                optional(json, "distribution", finding.distributionName());
                json.writeStringField("message", wording.apply(finding.message()));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static String path(Finding finding) {
        return finding.artifact().map(Artifact::path).orElse("");
    }
}
