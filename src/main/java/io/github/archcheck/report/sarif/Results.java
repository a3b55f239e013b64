package io.github.archcheck.report.sarif;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.report.Checkout;
import io.github.archcheck.report.Place;
import io.github.archcheck.report.Printable;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.Finding;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was found. */
final class Results {
    /** GitHub shows 100 locations of a result. */
    private static final int MOST_RELATED = 99;

    private final JsonGenerator json;
    private final Checkout checkout;
    private final Rules rules;
    private final Map<String, Integer> seen = new HashMap<>();

    private Results(JsonGenerator json, Checkout checkout, Rules rules) {
        this.json = json;
        this.checkout = checkout;
        this.rules = rules;
    }

    static void write(JsonGenerator json, Report report, Rules rules, Quota quota) throws IOException {
        Results results = new Results(json, report.checkout(), rules);
        json.writeArrayFieldStart("results");
        for (Report.Root root : report.roots()) {
            Set<String> paths = new HashSet<>();
            root.judged().scene().inventory().artifacts().forEach(artifact -> paths.add(artifact.path()));
            for (Reported reported : Quota.told(report, root)) {
                if (quota.admits(reported)) {
                    results.result(root, reported, paths);
                }
            }
        }
        json.writeEndArray();
    }

    /** @param paths of the root's native files */
    private void result(Report.Root root, Reported reported, Set<String> paths) throws IOException {
        Finding finding = reported.finding();
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().id());
        json.writeNumberField("ruleIndex", rules.indexOf(finding.rule()));
        json.writeStringField("level", Levels.of(finding.severity()));
        Text.write(json, "message", Text.of(root, finding));
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        Locations.members(json, Place.of(checkout, root, finding), finding.artifact());
        json.writeEndObject();
        json.writeEndArray();
        related(root, finding, paths);
        fingerprints(reported.fingerprint());
        if (reported.suppression().isPresent()) {
            suppression(reported.suppression().get());
        }
        properties(root, finding);
        json.writeEndObject();
    }

    /** Files of the chain; names that lead to no file are in the message. */
    private void related(Report.Root root, Finding finding, Set<String> paths) throws IOException {
        Set<String> others = new LinkedHashSet<>(finding.chain());
        others.retainAll(paths);
        finding.artifact().map(Artifact::path).ifPresent(others::remove);
        if (others.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("relatedLocations");
        int id = 1;
        for (String path : others) {
            if (id > MOST_RELATED) {
                break;
            }
            json.writeStartObject();
            json.writeNumberField("id", id++);
            Locations.members(json, Place.of(checkout, root, Optional.of(path)), Optional.empty());
            Text.write(json, "message", Printable.of(path));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * GitHub reads {@code primaryLocationLineHash} alone, and would make one of the first line, which is the same for all
     * that is found in a file; the number tells roots apart that hold the same package.
     */
    private void fingerprints(String fingerprint) throws IOException {
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("archcheckFingerprint/v1", fingerprint);
        json.writeStringField("primaryLocationLineHash", fingerprint + ":" + seen.merge(fingerprint, 1, Integer::sum));
        json.writeEndObject();
    }

    private void suppression(Suppression suppression) throws IOException {
        json.writeArrayFieldStart("suppressions");
        json.writeStartObject();
        json.writeStringField("kind", "external");
        json.writeStringField("status", "accepted");
        json.writeStringField(
                "justification",
                Printable.of(suppression
                        .reason()
                        .map(reason -> reason + " (" + suppression.origin() + ")")
                        .orElse("known from " + suppression.origin())));
        json.writeEndObject();
        json.writeEndArray();
    }

    private void properties(Report.Root root, Finding finding) throws IOException {
        json.writeObjectFieldStart("properties");
        json.writeStringField("root", root.title());
        if (finding.distributionName().isPresent()) {
            json.writeStringField("distribution", finding.distributionName().get());
        }
        if (finding.slice().isPresent()) {
            json.writeStringField("slice", finding.slice().get());
        }
        json.writeEndObject();
    }
}
