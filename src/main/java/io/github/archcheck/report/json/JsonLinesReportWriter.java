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
import java.util.List;
import java.util.Optional;

/**
 * {@code --format jsonl}: the records of the JSON document, one a line, each with its type and, when it is about a root,
 * with the path of that. A binary's own {@code type} is called {@code fileType} here.
 */
public final class JsonLinesReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.lines(out)) {
            json.writeStartObject();
            json.writeStringField("type", "run");
            Json.preamble(json, report.toolVersion());
            TargetJson.write(json, report.target());
            json.writeEndObject();
            for (Report.Root root : report.roots()) {
                root(new Lines(json, root), root, report.showsSuppressed());
            }
            json.writeStartObject();
            json.writeStringField("type", "summary");
            RecordJson.summary(json, report.summary());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void root(Lines lines, Report.Root root, boolean showsSuppressed) throws IOException {
        JsonGenerator json = lines.json();
        Judged judged = root.judged();
        Inventory inventory = judged.scene().inventory();
        Optional<InstallPlan> plan = judged.scene().plan();
        lines.write("root", List.of(root), r -> head(json, r, plan));
        lines.write("distribution", judged.distributions(), d -> RecordJson.distribution(json, d));
        lines.write("binary", judged.judgements(), j -> BinaryJson.members(json, j, "fileType"));
        lines.write("finding", root.counting(), finding -> FindingJson.members(json, finding));
        if (showsSuppressed) {
            lines.write("suppressed", root.suppressed(), finding -> FindingJson.members(json, finding));
        }
        lines.write("import", judged.imports(), broken -> RecordJson.brokenImport(json, broken));
        lines.write("unreadable", inventory.unreadable(), path -> RecordJson.unreadable(json, path));
        lines.write("note", inventory.notes(), note -> RecordJson.note(json, note));
        if (plan.isPresent()) {
            lines.write("package", plan.get().packages(), p -> PlanJson.members(json, p));
        }
    }

    private static void head(JsonGenerator json, Report.Root root, Optional<InstallPlan> plan) throws IOException {
        RootJson.head(json, root);
        RootJson.assumedLibraries(json, root);
        if (plan.isPresent()) {
            Json.strings(json, "planNotes", plan.get().notices());
        }
    }

    /** The lines of one root. */
    private record Lines(JsonGenerator json, Report.Root root) {
        <T> void write(String type, List<T> records, Json.Members<T> members) throws IOException {
            for (T one : records) {
                json.writeStartObject();
                json.writeStringField("type", type);
                json.writeStringField("root", root.path());
                RootJson.environment(json, root);
                members.write(one);
                json.writeEndObject();
            }
        }
    }
}
