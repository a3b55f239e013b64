package io.github.archcheck.report.markdown;

import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.TargetTitle;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is to be installed: what is wrong as a table, the rest as a folded one. */
final class PlanTable {
    private static final int ROW_RANK = 1;
    private static final int REST_RANK = 6;

    private PlanTable() {}

    /** @param title of the root, as Markdown with what follows it; empty when it stands above */
    static String facts(String title, Report.Root root, InstallPlan plan) {
        long skipped = plan.count(Outcome.SKIPPED);
        return title
                + (plan.refusal().isPresent()
                        ? "not judged"
                        : Counted.of(plan.packages().size(), "package"))
                + (skipped == 0 ? "" : ", " + skipped + " of them not for this machine or not asked for") + "; "
                + Inline.words(TargetTitle.of(root.judged().scene().target(), " · "))
                + (plan.python().isEmpty() ? "" : "; " + Inline.words("Python " + plan.python())) + "\n\n";
    }

    static void add(Document document, Judged judged, InstallPlan plan) {
        List<Finding> wrong = Stream.of(Severity.ERROR, Severity.WARNING)
                .flatMap(severity -> judged.findings().stream()
                        .filter(f -> f.severity() == severity && f.planned().isPresent()))
                .toList();
        document.add(new Section(
                ROW_RANK,
                "| Package | Version | Verdict | Why | Required by | Fix |\n| --- | --- | --- | --- | --- | --- |\n",
                wrong.stream().map(PlanTable::row).toList(),
                "\n",
                "package"));
        Set<PackageVerdict> named = new HashSet<>();
        wrong.forEach(finding -> named.add(finding.planned().orElseThrow()));
        List<PackageVerdict> rest =
                plan.packages().stream().filter(p -> !named.contains(p)).toList();
        document.add(Section.list(
                REST_RANK,
                Counted.of(rest.size(), named.isEmpty() ? "package" : "other package"),
                rest.stream().map(PlanTable::bullet).toList(),
                "package"));
    }

    private static String row(Finding finding) {
        PackageVerdict planned = finding.planned().orElseThrow();
        return RootSections.row(List.of(
                Inline.code(planned.name()),
                planned.version().map(Inline::code).orElse(""),
                planned.outcome().label()
                        + (planned.content().filter(Verdict.CANNOT_RUN::equals).isPresent() ? ", cannot run" : ""),
                Inline.words(finding.message()) + " (" + RuleLink.of(finding.rule()) + ")",
                planned.requiredBy().isEmpty()
                        ? ""
                        : String.join(
                                ", ",
                                planned.requiredBy().stream().map(Inline::code).toList()),
                finding.fix().map(Bullets::fix).orElse("")));
    }

    private static String bullet(PackageVerdict planned) {
        String remark = planned.file()
                .map(Inline::code)
                .or(() -> planned.because().or(planned::nearest).map(Inline::words))
                .map(text -> ", " + text)
                .orElse("");
        return "- " + Inline.code(planned.title()) + ": " + planned.outcome().label() + remark + "\n";
    }
}
