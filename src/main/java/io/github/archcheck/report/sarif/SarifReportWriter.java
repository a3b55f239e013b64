package io.github.archcheck.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.report.JsonOutput;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * {@code --format sarif}: SARIF 2.1.0, for code scanning services. There is no {@code automationDetails}: GitHub's upload
 * action takes one from the file before the category that its user has set.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifReportWriter implements ReportWriter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    @Override
    public void write(Report report, Writer out) throws IOException {
        Rules rules = Rules.of(report);
        Quota quota = Quota.of(report);
        try (JsonGenerator json = JsonOutput.document(out)) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            rules.writeTool(json, report.toolVersion());
            Invocation.write(json, report, quota.leftOut());
            baseIds(json);
            Results.write(json, report, rules, quota);
            json.writeStringField("columnKind", "utf16CodeUnits");
            json.writeObjectFieldStart("properties");
            json.writeStringField("target", report.target().name());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Without a URI, so that nothing of this machine is told; who reads the file knows where the checkout is. */
    private static void baseIds(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("originalUriBaseIds");
        json.writeObjectFieldStart(Locations.BASE);
        Text.write(json, "description", "The top of the repository that was checked out.");
        json.writeEndObject();
        json.writeEndObject();
    }
}
