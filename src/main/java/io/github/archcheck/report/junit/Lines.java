package io.github.archcheck.report.junit;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.report.ProjectSite;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PackageVerdict;
import java.util.ArrayList;
import java.util.List;

/** What is told of findings, line by line. */
final class Lines {
    private Lines() {}

    static List<String> of(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            add(lines, finding);
        }
        return lines;
    }

    static List<String> ofSuppressed(List<Reported> suppressed) {
        List<String> lines = new ArrayList<>();
        for (Reported one : suppressed) {
            one.suppression().ifPresent(known -> lines.add(why(known)));
            add(lines, one.finding());
        }
        return lines;
    }

    /** On one line. */
    static String why(Suppression suppression) {
        return suppression.reason().map(reason -> "ignored: " + reason).orElse("known") + " (" + suppression.origin()
                + ")";
    }

    private static void add(List<String> lines, Finding finding) {
        String slice = finding.slice().map(label -> " (" + label + ")").orElse("");
        lines.add(finding.severity().label() + " " + finding.rule().id() + " "
                + finding.rule().name());
        lines.add("  " + finding.artifact().map(Artifact::path).orElseGet(() -> title(finding)) + slice);
        lines.add("  " + finding.message());
        finding.loaderError().ifPresent(error -> lines.add("  loader: " + error));
        if (!finding.chain().isEmpty()) {
            String label = finding.planned().isPresent() ? "  required by: " : "  chain: ";
            lines.add(label + String.join(" → ", finding.chain()));
        }
        finding.fix().ifPresent(fix -> lines.add("  fix: " + fix.text()));
        lines.add("  " + ProjectSite.pageOf(finding.rule()));
    }

    /** What it is about: the distribution with its version, or the file, or the whole. */
    static String title(Finding finding) {
        return finding.planned()
                .map(PackageVerdict::title)
                .or(() -> finding.distribution()
                        .map(d -> d.name() + d.version().map(v -> " " + v).orElse("")))
                .or(() -> finding.artifact().map(Artifact::path))
                .orElse("as a whole");
    }
}
