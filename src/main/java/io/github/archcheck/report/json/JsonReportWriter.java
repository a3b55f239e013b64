package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.report.JsonOutput;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/** {@code --format json}: one document, keys in fixed order, no clock values. */
public final class JsonReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.document(out)) {
            json.writeStartObject();
            Json.preamble(json, report.toolVersion());
            TargetJson.write(json, report.target());
            Json.objects(json, "roots", report.roots(), root -> root(json, root, report.showsSuppressed()));
            json.writeObjectFieldStart("summary");
            RecordJson.summary(json, report.summary());
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void root(JsonGenerator json, Report.Root root, boolean showsSuppressed) throws IOException {
        Judged judged = root.judged();
        Inventory inventory = judged.scene().inventory();
        RootJson.head(json, root);
        Json.objects(json, "distributions", judged.distributions(), d -> RecordJson.distribution(json, d));
        Json.objects(json, "binaries", judged.judgements(), j -> BinaryJson.members(json, j, "type"));
        Json.objects(json, "findings", root.counting(), finding -> FindingJson.members(json, finding));
        if (showsSuppressed) {
            Json.objects(json, "suppressed", root.suppressed(), finding -> FindingJson.members(json, finding));
        }
        Json.objects(json, "imports", judged.imports(), broken -> RecordJson.brokenImport(json, broken));
        Json.objects(json, "unreadable", inventory.unreadable(), path -> RecordJson.unreadable(json, path));
        Json.objects(json, "notes", inventory.notes(), note -> RecordJson.note(json, note));
        RootJson.assumedLibraries(json, root);
        RootJson.environment(json, root);
        Optional<InstallPlan> plan = judged.scene().plan();
        if (plan.isPresent()) {
            Json.objects(json, "packages", plan.get().packages(), p -> PlanJson.members(json, p));
            Json.strings(json, "planNotes", plan.get().notices());
        }
    }
}
