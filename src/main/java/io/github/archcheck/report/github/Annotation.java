package io.github.archcheck.report.github;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.report.Breaks;
import io.github.archcheck.report.Checkout;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Place;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is said once: the findings of one rule about one package, or about files that no package owns.
 *
 * @param findings at least one, in the order of the report
 */
record Annotation(Checkout checkout, Report.Root root, List<Finding> findings) {
    private static final int IMPORTS_SHOWN = 5;

    /** The runner sends no longer ones: {@code ExecutionContext.cs} in actions/runner. */
    static final int LONGEST_MESSAGE = 4096;

    /** Of an annotation in a check run: the REST API's description of check runs. */
    private static final int LONGEST_TITLE = 255;

    /** All of a report, those of one root together. */
    static List<Annotation> of(Report report) {
        List<Annotation> annotations = new ArrayList<>();
        for (Report.Root root : report.roots()) {
            Map<Object, List<Finding>> alike = root.judged().findings().stream()
                    .collect(Collectors.groupingBy(Annotation::subject, LinkedHashMap::new, Collectors.toList()));
            alike.values().forEach(same -> annotations.add(new Annotation(report.checkout(), root, same)));
        }
        return annotations;
    }

    /** Everything by which findings are told apart here. */
    private record Subject(
            String rule,
            Severity severity,
            boolean whole,
            Optional<PackageVerdict> planned,
            Optional<Distribution> owner) {}

    private static Subject subject(Finding finding) {
        return new Subject(
                finding.rule().id(),
                finding.severity(),
                finding.isAboutRoot(),
                finding.planned(),
                finding.distribution());
    }

    Severity severity() {
        return first().severity();
    }

    boolean isAboutRoot() {
        return first().isAboutRoot();
    }

    private Finding first() {
        return findings.get(0);
    }

    /** The workflow command. */
    String command() {
        String name = switch (severity()) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
        Place place = Place.of(checkout, root, first());
        String where = place.isInCheckout() ? "file=" + LogText.file(place.file()) + ",line=1," : "";
        return "::" + name + " " + where + "title=" + LogText.property(title(), LONGEST_TITLE) + "::" + message(place);
    }

    private String title() {
        String about = first().planned()
                .map(PackageVerdict::title)
                .or(() -> first().distribution()
                        .map(d -> d.name() + d.version().map(v -> " " + v).orElse("")))
                .orElse(isAboutRoot() ? root.title() : "files that no package owns");
        return first().rule().id() + " " + first().rule().name() + ": " + about;
    }

    private String message(Place place) {
        List<String> lines = new ArrayList<>();
        lines.add(first().message());
        lines.add("in " + place.file()
                + (place.file().isEmpty() ? root.title() : "")
                + place.member().map(member -> ": " + member).orElse("")
                + (findings.size() == 1 ? "" : " and " + Counted.of(findings.size() - 1L, "more place")));
        if (first().chain().size() > 1) {
            lines.add("by way of " + String.join(", ", first().chain()));
        }
        first().loaderWords().ifPresent(words -> lines.add("the loader says: " + words));
        String breaks = first().artifact().isPresent()
                ? new Breaks(root.judged(), first().distribution()).text(IMPORTS_SHOWN)
                : "";
        if (severity() == Severity.ERROR && !breaks.isEmpty()) {
            lines.add("breaks: " + breaks);
        }
        first().fix().map(Fix::text).ifPresent(fix -> lines.add("fix: " + fix));
        return LogText.data(lines, LONGEST_MESSAGE);
    }
}
