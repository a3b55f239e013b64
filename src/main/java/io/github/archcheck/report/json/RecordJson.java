package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.DistributionVerdict;
import java.io.IOException;

/** The small records of a report: members of their objects. */
final class RecordJson {
    private RecordJson() {}

    static void distribution(JsonGenerator json, DistributionVerdict judged) throws IOException {
        Distribution distribution = judged.distribution();
        json.writeStringField("name", distribution.name());
        Json.optional(json, "version", distribution.version());
        Json.optional(json, "installer", distribution.installer());
        Json.strings(json, "tags", distribution.tags());
        json.writeNumberField("binaries", judged.binaries());
        json.writeStringField("verdict", judged.verdict().label());
    }

    static void brokenImport(JsonGenerator json, BrokenImport broken) throws IOException {
        json.writeStringField("module", broken.module());
        json.writeStringField("outcome", broken.outcome().label());
        json.writeStringField("because", broken.because().path());
        Json.strings(json, "chain", broken.chain());
    }

    static void unreadable(JsonGenerator json, Inventory.UnreadablePath unreadable) throws IOException {
        json.writeStringField("path", unreadable.path());
        json.writeStringField("reason", unreadable.reason());
    }

    static void note(JsonGenerator json, Note note) throws IOException {
        json.writeStringField("kind", note.kind().label());
        json.writeStringField("path", note.path());
        json.writeStringField("message", note.message());
    }

    static void summary(JsonGenerator json, Report.Summary summary) throws IOException {
        json.writeNumberField("files", summary.files());
        json.writeNumberField("binaries", summary.binaries());
        json.writeNumberField("distributions", summary.distributions());
        json.writeNumberField("errors", summary.errors());
        json.writeNumberField("warnings", summary.warnings());
        json.writeNumberField("unreadable", summary.unreadable());
        json.writeNumberField("suppressed", summary.suppressed());
    }
}
