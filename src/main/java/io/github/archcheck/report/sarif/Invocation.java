package io.github.archcheck.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.report.Checkout;
import io.github.archcheck.report.Place;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How the run went: what could not be read, what nobody can tell, and what was assumed. */
final class Invocation {
    private final JsonGenerator json;
    private final Checkout checkout;

    private Invocation(JsonGenerator json, Checkout checkout) {
        this.json = json;
        this.checkout = checkout;
    }

    /** @param leftOut how many results are not told */
    static void write(JsonGenerator json, Report report, long leftOut) throws IOException {
        Invocation invocation = new Invocation(json, report.checkout());
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", isComplete(report));
        json.writeArrayFieldStart("toolExecutionNotifications");
        if (leftOut > 0) {
            invocation.general("warning", "left-out", leftOut + " results are left out: GitHub takes no more.");
        }
        for (String assumed : report.target().assumed()) {
            invocation.general(
                    "note",
                    "assumed",
                    Printable.of("Judged for " + report.target().name() + "; " + assumed));
        }
        for (Report.Root root : report.roots()) {
            invocation.root(root);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** Nothing is missing that would make the exit status 3. */
    private static boolean isComplete(Report report) {
        return report.summary().unreadable() == 0
                && report.roots().stream()
                        .flatMap(root -> root.judged().scene().plan().stream())
                        .allMatch(plan -> plan.count(PackageVerdict.Outcome.UNKNOWN) == 0);
    }

    private void root(Report.Root root) throws IOException {
        for (Inventory.UnreadablePath path : root.judged().scene().inventory().unreadable()) {
            about(root, "error", "unreadable", path.path() + " could not be read: " + path.reason(), path.path());
        }
        for (Judgement judgement : root.judged().judgements()) {
            if (judgement.verdict() == Verdict.UNDETERMINED) {
                Artifact artifact = judgement.artifact();
                about(
                        root,
                        "warning",
                        "undetermined",
                        artifact.path() + ": it could not be told whether it runs",
                        artifact.path());
            }
        }
        Optional<InstallPlan> plan = root.judged().scene().plan();
        if (plan.isPresent()) {
            plan(root, plan.get());
        }
    }

    private void plan(Report.Root root, InstallPlan plan) throws IOException {
        List<PackageVerdict> unknown = plan.packages().stream()
                .filter(p -> p.outcome() == PackageVerdict.Outcome.UNKNOWN)
                .toList();
        for (PackageVerdict one : unknown) {
            String why = one.because().orElse("nothing tells which files there are for it");
            general("error", "unknown", Printable.of(root.title() + ": " + one.title() + ": " + why));
        }
        for (String notice : plan.notices()) {
            general("note", "source", Printable.of(root.title() + ": " + notice));
        }
    }

    private void about(Report.Root root, String level, String id, String text, String path) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        Locations.members(json, Place.of(checkout, root, Optional.of(path)), Optional.empty());
        json.writeEndObject();
        json.writeEndArray();
        notification(level, id, Printable.of(text) + ".");
        json.writeEndObject();
    }

    private void general(String level, String id, String text) throws IOException {
        json.writeStartObject();
        notification(level, id, text);
        json.writeEndObject();
    }

    private void notification(String level, String id, String text) throws IOException {
        Text.write(json, "message", text);
        json.writeStringField("level", level);
        json.writeObjectFieldStart("descriptor");
        json.writeStringField("id", id);
        json.writeEndObject();
    }
}
