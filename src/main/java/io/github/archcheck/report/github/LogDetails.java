package io.github.archcheck.report.github;

import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.report.Place;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/** Everything that was found, as a folded part of the log. Every line begins with a word of ours. */
record LogDetails(Writer out) {

    void write(Report report) throws IOException {
        boolean anything = report.roots().stream()
                .anyMatch(root -> !root.reported().isEmpty()
                        || !root.judged().scene().inventory().unreadable().isEmpty());
        if (!anything) {
            return;
        }
        out.write("::group::archcheck: all findings\n");
        for (Report.Root root : report.roots()) {
            for (Reported reported : root.counting()) {
                finding(report, root, reported.finding());
            }
            for (Inventory.UnreadablePath path :
                    root.judged().scene().inventory().unreadable()) {
                line("unreadable " + root.title() + ": " + path.path() + ": " + path.reason());
            }
            plan(root);
            if (report.showsSuppressed()) {
                for (Reported reported : root.suppressed()) {
                    known(report, root, reported);
                }
            }
        }
        out.write("::endgroup::\n");
    }

    private void finding(Report report, Report.Root root, Finding finding) throws IOException {
        line(finding.severity().label() + " " + text(report, root, finding));
        labelled("by way of", finding.chain().size() > 1 ? List.of(String.join(", ", finding.chain())) : List.of());
        labelled(
                "loader",
                finding.loaderError().or(finding::loaderWords).stream().toList());
        labelled("fix", finding.fix().map(Fix::text).stream().toList());
    }

    private static String text(Report report, Report.Root root, Finding finding) {
        Place place = Place.of(report.checkout(), root, finding);
        String about = finding.planned()
                .map(PackageVerdict::title)
                .or(() -> finding.distribution()
                        .map(d -> d.name() + d.version().map(v -> " " + v).orElse("")))
                .map(title -> title + ", ")
                .orElse("");
        return finding.rule().id() + " " + about + (place.file().isEmpty() ? root.title() : place.file())
                + place.member().map(member -> ": " + member).orElse("")
                + finding.slice().map(slice -> " (" + slice + ")").orElse("") + ": " + finding.message();
    }

    private void known(Report report, Report.Root root, Reported reported) throws IOException {
        Optional<Suppression> suppression = reported.suppression();
        String why = suppression
                .map(s -> s.kind().label() + " by " + s.origin()
                        + s.expires().map(day -> " until " + day).orElse("")
                        + s.reason().map(reason -> ": " + reason).orElse(""))
                .orElse("");
        line("known " + text(report, root, reported.finding()));
        labelled("why", List.of(why));
    }

    private void plan(Report.Root root) throws IOException {
        List<PackageVerdict> packages =
                root.judged().scene().plan().map(plan -> plan.packages()).orElse(List.of());
        for (PackageVerdict planned : packages) {
            if (planned.outcome() != Outcome.OK) {
                line(planned.outcome().label() + " " + root.title() + ": " + planned.title()
                        + planned.because()
                                .or(planned::nearest)
                                .map(why -> ": " + why)
                                .orElse("")
                        + (planned.requiredBy().isEmpty()
                                ? ""
                                : " (required by " + String.join(", ", planned.requiredBy()) + ")"));
            }
        }
    }

    private void labelled(String label, List<String> texts) throws IOException {
        for (String text : texts) {
            line("  " + label + ": " + text);
        }
    }

    private void line(String text) throws IOException {
        out.write(LogText.shown(text) + "\n");
    }
}
