package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.binary.Image;
import io.github.archcheck.binary.Need;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Target;
import io.github.archcheck.platform.Version;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.DistributionVerdict;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Judgement;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** {@code --format json}: one document, keys in fixed order, no clock values. */
public final class JsonReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.writeStartObject();
            Json.preamble(json, report.toolVersion());
            json.writeFieldName("target");
            target(json, report.target());
            json.writeArrayFieldStart("roots");
            for (Report.Root root : report.roots()) {
                root(json, root, report.showsSuppressed());
            }
            json.writeEndArray();
            summary(json, report.summary());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void target(JsonGenerator json, Target target) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", target.name());
        json.writeStringField("os", target.os().label());
        Json.optional(json, "osVersion", target.osVersion().map(Version::toString));
        json.writeStringField("architecture", target.architecture().label());
        if (target.libc().isPresent()) {
            json.writeObjectFieldStart("libc");
            json.writeStringField("name", target.libc().get().kind().label());
            json.writeStringField("version", target.libc().get().version().toString());
            json.writeEndObject();
        } else {
            json.writeNullField("libc");
        }
        json.writeBooleanField("translated", target.translated());
        json.writeStringField("source", target.source().label());
        Json.strings(json, "assumed", target.assumed());
        json.writeEndObject();
    }

    private static void root(JsonGenerator json, Report.Root root, boolean showsSuppressed) throws IOException {
        Judged judged = root.judged();
        Inventory inventory = judged.scene().inventory();
        json.writeStartObject();
        json.writeStringField("path", root.path());
        json.writeFieldName("target");
        target(json, judged.scene().target());
        json.writeStringField("kind", root.kind());
        python(json, judged);
        json.writeArrayFieldStart("distributions");
        for (DistributionVerdict distribution : judged.distributions()) {
            distribution(json, distribution);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("binaries");
        for (Judgement judgement : judged.judgements()) {
            binary(json, judgement);
        }
        json.writeEndArray();
        findings(json, "findings", root.counting());
        if (showsSuppressed) {
            findings(json, "suppressed", root.suppressed());
        }
        imports(json, judged.imports());
        unreadable(json, inventory.unreadable());
        notes(json, inventory.notes());
        assumedLibraries(json, judged.scene().linkage().assumed());
        if (root.environment().isPresent()) {
            json.writeStringField("environment", root.environment().get());
        }
        if (judged.scene().plan().isPresent()) {
            PlanJson.write(json, judged.scene().plan().get());
        }
        json.writeEndObject();
    }

    private static void assumedLibraries(JsonGenerator json, Map<String, String> assumed) throws IOException {
        json.writeArrayFieldStart("assumedLibraries");
        for (Map.Entry<String, String> library : assumed.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", library.getKey());
            json.writeStringField("because", library.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
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

    private static void distribution(JsonGenerator json, DistributionVerdict judged) throws IOException {
        Distribution distribution = judged.distribution();
        json.writeStartObject();
        json.writeStringField("name", distribution.name());
        Json.optional(json, "version", distribution.version());
        Json.optional(json, "installer", distribution.installer());
        Json.strings(json, "tags", distribution.tags());
        json.writeNumberField("binaries", judged.binaries());
        json.writeStringField("verdict", judged.verdict().label());
        json.writeEndObject();
    }

    private static void binary(JsonGenerator json, Judgement judgement) throws IOException {
        Artifact artifact = judgement.artifact();
        List<Image> images = artifact.inspection() instanceof Inspection.Parsed parsed
                ? parsed.binary().images()
                : List.of();
        json.writeStartObject();
        json.writeStringField("path", artifact.path());
        json.writeStringField("format", Inspections.format(artifact.inspection()));
        json.writeStringField("type", Inspections.type(artifact.inspection()));
        Json.strings(
                json,
                "architectures",
                images.stream().map(image -> image.architecture().label()).toList());
        Json.optional(json, "distribution", artifact.owner().map(Distribution::name));
        Json.optional(json, "module", artifact.module());
        json.writeStringField("role", artifact.role().label());
        json.writeStringField("verdict", judgement.verdict().label());
        Json.strings(json, "otherNames", artifact.otherNames());
        json.writeArrayFieldStart("slices");
        for (Image image : images) {
            slice(json, image);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void slice(JsonGenerator json, Image image) throws IOException {
        json.writeStartObject();
        json.writeStringField("architecture", image.architecture().label());
        Json.optional(json, "minimumOs", image.minimumOs().map(Version::toString));
        Json.optional(json, "platform", image.platform());
        Json.strings(json, "needs", image.needs().stream().map(Need::name).toList());
        Json.strings(json, "rpaths", image.runPaths());
        Json.optional(json, "identity", image.identity());
        json.writeEndObject();
    }

    private static void findings(JsonGenerator json, String field, List<Reported> reported) throws IOException {
        json.writeArrayFieldStart(field);
        for (Reported one : reported) {
            finding(json, one);
        }
        json.writeEndArray();
    }

    private static void finding(JsonGenerator json, Reported reported) throws IOException {
        Finding finding = reported.finding();
        json.writeStartObject();
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
        json.writeEndObject();
    }

    private static void suppression(JsonGenerator json, Suppression suppression) throws IOException {
        json.writeObjectFieldStart("suppression");
        json.writeStringField("kind", suppression.kind().label());
        Json.optional(json, "reason", suppression.reason());
        Json.optional(json, "expires", suppression.expires().map(LocalDate::toString));
        json.writeStringField("origin", suppression.origin());
        json.writeEndObject();
    }

    private static void imports(JsonGenerator json, List<BrokenImport> imports) throws IOException {
        json.writeArrayFieldStart("imports");
        for (BrokenImport broken : imports) {
            json.writeStartObject();
            json.writeStringField("module", broken.module());
            json.writeStringField("outcome", broken.outcome().label());
            json.writeStringField("because", broken.because().path());
            Json.strings(json, "chain", broken.chain());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void unreadable(JsonGenerator json, List<Inventory.UnreadablePath> unreadable) throws IOException {
        json.writeArrayFieldStart("unreadable");
        for (Inventory.UnreadablePath path : unreadable) {
            json.writeStartObject();
            json.writeStringField("path", path.path());
            json.writeStringField("reason", path.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void notes(JsonGenerator json, List<Note> notes) throws IOException {
        json.writeArrayFieldStart("notes");
        for (Note note : notes) {
            json.writeStartObject();
            json.writeStringField("kind", note.kind().label());
            json.writeStringField("path", note.path());
            json.writeStringField("message", note.message());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void summary(JsonGenerator json, Report.Summary summary) throws IOException {
        json.writeObjectFieldStart("summary");
        json.writeNumberField("files", summary.files());
        json.writeNumberField("binaries", summary.binaries());
        json.writeNumberField("distributions", summary.distributions());
        json.writeNumberField("errors", summary.errors());
        json.writeNumberField("warnings", summary.warnings());
        json.writeNumberField("unreadable", summary.unreadable());
        json.writeNumberField("suppressed", summary.suppressed());
        json.writeEndObject();
    }
}
