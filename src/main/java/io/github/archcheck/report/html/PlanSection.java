package io.github.archcheck.report.html;

import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.PackageVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is to be installed, package by package, the worst first. */
final class PlanSection {
    private static final List<String> HEADS = List.of("Package", "Verdict", "Why", "Needed by");

    private final Markup page;

    PlanSection(Markup page) {
        this.page = page;
    }

    void write(List<Report.Root> roots) throws IOException {
        List<Report.Root> planned = roots.stream()
                .filter(root -> root.judged().scene().plan().isPresent())
                .toList();
        if (planned.isEmpty()) {
            return;
        }
        page.open("section", "class", "plan", "aria-labelledby", "plan")
                .element("h2", "What would be installed", "id", "plan");
        for (Report.Root root : planned) {
            Optional<InstallPlan> plan = root.judged().scene().plan();
            if (planned.size() > 1) {
                page.element("h3", root.title());
            }
            table(root, plan.orElseThrow());
        }
        page.close();
    }

    private void table(Report.Root root, InstallPlan plan) throws IOException {
        if (plan.refusal().isPresent()) {
            page.element("p", Words.sentence(plan.refusal().get()));
        }
        for (String notice : plan.notices()) {
            page.element("p", Words.sentence(notice), "class", "remark");
        }
        if (plan.packages().isEmpty()) {
            return;
        }
        page.open("table", "class", "grid plan-table", "role", "table");
        page.element("caption", "Packages of " + root.title() + ", the worst first", "class", "unseen");
        page.open("thead", "role", "rowgroup").open("tr", "role", "row");
        for (String head : HEADS) {
            page.element("th", head, "scope", "col", "role", "columnheader");
        }
        page.close().close().open("tbody", "role", "rowgroup");
        for (PackageVerdict verdict : plan.packages().stream()
                .sorted(Comparator.comparing(Standing::of))
                .toList()) {
            row(verdict);
        }
        page.close().close();
    }

    private void row(PackageVerdict verdict) throws IOException {
        page.open("tr", "role", "row")
                .open("th", "scope", "row", "role", "rowheader")
                .text(Words.name(verdict));
        if (!Words.version(verdict).isEmpty()) {
            page.text(" ").element("span", Words.version(verdict), "class", "version");
        }
        page.close().open("td", "role", "cell");
        Standing standing = Standing.of(verdict);
        Symbols.badge(page, standing.look(), standing.label());
        page.close().open("td", "role", "cell");
        for (String reason : reasons(verdict)) {
            page.element("p", reason);
        }
        page.close();
        page.element("td", String.join(" → ", verdict.requiredBy()), "role", "cell")
                .close();
    }

    private static List<String> reasons(PackageVerdict verdict) {
        List<String> reasons = new ArrayList<>(verdict.problems());
        verdict.because().ifPresent(reasons::add);
        verdict.nearest().map(nearest -> "nearest: " + nearest).ifPresent(reasons::add);
        reasons.addAll(verdict.doubts());
        verdict.file().filter(file -> !file.equals(verdict.source())).ifPresent(reasons::add);
        verdict.reason().filter(code -> verdict.file().isEmpty()).ifPresent(reasons::add);
        return reasons;
    }
}
