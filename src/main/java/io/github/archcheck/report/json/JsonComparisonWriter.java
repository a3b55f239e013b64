package io.github.archcheck.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.comparison.ArchitectureShift;
import io.github.archcheck.comparison.Comparison;
import io.github.archcheck.comparison.FloorShift;
import io.github.archcheck.comparison.FrameChange;
import io.github.archcheck.comparison.PackageChange;
import io.github.archcheck.comparison.PackageChange.Held;
import io.github.archcheck.comparison.RootChange;
import io.github.archcheck.comparison.Snapshot;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.comparison.Totals;
import io.github.archcheck.report.ComparisonWriter;
import io.github.archcheck.report.JsonOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code diff --format json}: what changed and what is still wrong, as {@code comparison.schema.json} describes it. */
public final class JsonComparisonWriter implements ComparisonWriter {
    private final String toolVersion;

    /** @param toolVersion of archcheck */
    public JsonComparisonWriter(String toolVersion) {
        this.toolVersion = toolVersion;
    }

    @Override
    public void write(Comparison comparison, Writer out) throws IOException {
        try (JsonGenerator json = JsonOutput.document(out)) {
            json.writeStartObject();
            Json.preamble(json, toolVersion);
            side(json, "old", comparison.before());
            side(json, "new", comparison.after());
            summary(json, comparison);
            Json.strings(json, "notes", comparison.notes());
            json.writeArrayFieldStart("roots");
            for (RootChange root : comparison.roots()) {
                root(json, root);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void side(JsonGenerator json, String name, Comparison.Side side) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("source", side.label());
        json.writeStringField("toolVersion", side.snapshot().toolVersion());
        json.writeStringField("target", side.snapshot().target().name());
        json.writeBooleanField("incomplete", side.snapshot().isIncomplete());
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, Comparison comparison) throws IOException {
        Totals totals = comparison.totals();
        json.writeObjectFieldStart("summary");
        json.writeBooleanField("same", comparison.isSame());
        json.writeNumberField("broke", totals.broke());
        json.writeNumberField("worse", totals.worse());
        json.writeNumberField("repaired", totals.repaired());
        json.writeNumberField("better", totals.better());
        json.writeNumberField("stillBroken", totals.stillBroken());
        json.writeNumberField("changedArchitecture", totals.changedArchitecture());
        json.writeNumberField("followedTarget", totals.followedTarget());
        json.writeNumberField("added", totals.added());
        json.writeNumberField("removed", totals.removed());
        json.writeNumberField("upgraded", totals.upgraded());
        json.writeNumberField("downgraded", totals.downgraded());
        json.writeNumberField("changedVersion", totals.changed());
        json.writeNumberField("samePackages", totals.same());
        json.writeNumberField("newErrors", totals.newErrors());
        json.writeNumberField("newWarnings", totals.newWarnings());
        json.writeNumberField("goneErrors", totals.goneErrors());
        json.writeNumberField("goneWarnings", totals.goneWarnings());
        json.writeNumberField("stillErrors", totals.stillErrors());
        json.writeNumberField("stillWarnings", totals.stillWarnings());
        json.writeNumberField("importsLost", totals.importsLost());
        json.writeNumberField("importsRegained", totals.importsRegained());
        json.writeEndObject();
    }

    private static void root(JsonGenerator json, RootChange root) throws IOException {
        json.writeStartObject();
        Json.optional(json, "old", root.before().map(Snapshot.Root::title));
        Json.optional(json, "new", root.after().map(Snapshot.Root::title));
        json.writeArrayFieldStart("changes");
        for (FrameChange change : root.frame()) {
            json.writeStartObject();
            json.writeStringField("what", change.what().name().toLowerCase(Locale.ROOT));
            json.writeStringField("old", change.before());
            json.writeStringField("new", change.after());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("packages");
        for (PackageChange change : root.packages()) {
            if (!change.isSame() || !change.still().isEmpty()) {
                change(json, change);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, PackageChange change) throws IOException {
        json.writeStartObject();
        json.writeStringField("subject", change.subject().label());
        Json.optional(json, "name", Optional.of(change.name()).filter(name -> isPackage(change)));
        json.writeStringField("status", change.status().label());
        json.writeStringField("move", change.move().name().toLowerCase(Locale.ROOT));
        held(json, "old", change.before());
        held(json, "new", change.after());
        json.writeArrayFieldStart("architectures");
        for (ArchitectureShift shift : change.architectures()) {
            json.writeStartObject();
            Json.strings(json, "old", shift.before());
            Json.strings(json, "new", shift.after());
            json.writeNumberField("files", shift.files());
            json.writeBooleanField("followsTarget", shift.followsTarget());
            json.writeEndObject();
        }
        json.writeEndArray();
        floor(json, change.floor());
        Json.strings(json, "importsLost", change.importsLost());
        Json.strings(json, "importsRegained", change.importsRegained());
        findings(json, "broke", change.broke());
        findings(json, "gone", change.gone());
        findings(json, "still", change.still());
        json.writeEndObject();
    }

    private static boolean isPackage(PackageChange change) {
        return change.subject() == PackageChange.Subject.PACKAGE;
    }

    private static void held(JsonGenerator json, String name, Optional<Held> held) throws IOException {
        if (held.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        Json.optional(json, "version", held.get().version());
        json.writeStringField("verdict", held.get().verdict());
        json.writeNumberField("binaries", held.get().binaries());
        json.writeEndObject();
    }

    private static void floor(JsonGenerator json, Optional<FloorShift> floor) throws IOException {
        if (floor.isEmpty()) {
            json.writeNullField("minimum");
            return;
        }
        json.writeObjectFieldStart("minimum");
        json.writeStringField("system", floor.get().system());
        json.writeStringField("old", floor.get().before());
        json.writeStringField("new", floor.get().after());
        json.writeEndObject();
    }

    private static void findings(JsonGenerator json, String name, List<Finding> findings) throws IOException {
        json.writeArrayFieldStart(name);
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("rule", finding.rule());
            json.writeStringField("name", finding.name());
            json.writeStringField("severity", finding.severity().label());
            Json.optional(json, "path", finding.path());
            Json.optional(json, "slice", finding.slice());
            Json.optional(json, "distribution", finding.distribution());
            json.writeStringField("message", finding.message());
            Json.strings(json, "chain", finding.chain());
            Json.optional(json, "loaderError", finding.loaderError());
            Json.optional(json, "fix", finding.fix());
            json.writeStringField("fingerprint", finding.fingerprint());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
