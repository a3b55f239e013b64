package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;

/** A distribution that is to be installed: members of its object. */
final class PlanJson {
    private PlanJson() {}

    static void members(JsonGenerator json, PackageVerdict verdict) throws IOException {
        json.writeStringField("name", verdict.name());
        Json.optional(json, "version", verdict.version());
        json.writeStringField("source", verdict.source());
        json.writeStringField("verdict", verdict.outcome().label());
        Json.optional(json, "file", verdict.file());
        Json.optional(json, "reason", verdict.reason());
        Json.optional(json, "nearest", verdict.nearest());
        Json.optional(json, "because", verdict.because());
        Json.strings(json, "requiredBy", verdict.requiredBy());
        Json.optional(json, "content", verdict.content().map(Verdict::label));
        Json.strings(json, "problems", verdict.problems());
        Json.strings(json, "doubts", verdict.doubts());
        Json.optional(json, "fix", verdict.fix().map(Fix::text));
    }
}
