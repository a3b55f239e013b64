package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import java.io.IOException;
import java.time.LocalDate;

/** One thing that is wrong: members of its object. */
final class FindingJson {
    private FindingJson() {}

    static void members(JsonGenerator json, Reported reported) throws IOException {
        Finding finding = reported.finding();
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("name", finding.rule().name());
        json.writeStringField("severity", finding.severity().label());
        Json.optional(json, "path", finding.artifact().map(Artifact::path));
        Json.optional(json, "slice", finding.slice());
        Json.optional(json, "distribution", finding.distributionName());
        json.writeStringField("message", finding.message());
        Json.strings(json, "chain", finding.chain());
        Json.optional(json, "loaderError", finding.loaderError());
        Json.optional(json, "fix", finding.fix().map(Fix::text));
        json.writeStringField("fingerprint", reported.fingerprint());
        if (reported.suppression().isPresent()) {
            suppression(json, reported.suppression().get());
        }
    }

    private static void suppression(JsonGenerator json, Suppression suppression) throws IOException {
        json.writeObjectFieldStart("suppression");
        json.writeStringField("kind", suppression.kind().label());
        Json.optional(json, "reason", suppression.reason());
        Json.optional(json, "expires", suppression.expires().map(LocalDate::toString));
        json.writeStringField("origin", suppression.origin());
        json.writeEndObject();
    }
}
