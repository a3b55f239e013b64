package io.github.archcheck.report.table;

import io.github.archcheck.report.AllClear;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.TargetTitle;
import io.github.archcheck.report.table.Page.Ink;
import io.github.archcheck.verdict.ConsideredWheel;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of one source of {@code preinstall}: what cannot be installed, what is doubtful, and how many are fine. */
final class PlanTable {
    private static final int LABEL = 8;
    private static final int SHOWN = 20;
    private static final String WHEEL = ".whl";

    private final Page page;
    private final Report.Root root;
    private final Judged judged;
    private final InstallPlan plan;
    private final boolean verbose;

    PlanTable(Page page, Report.Root root, InstallPlan plan, boolean verbose) {
        this.page = page;
        this.root = root;
        this.judged = root.judged();
        this.plan = plan;
        this.verbose = verbose;
    }

    void write() throws IOException {
        page.spread(
                0,
                Ink.BOLD,
                TargetTitle.of(judged.scene().target(), page.dot()),
                Ink.PLAIN,
                plan.python().isEmpty() ? "" : "Python " + plan.python());
        page.text(0, Ink.FAINT, root.path() + ": " + counts());
        Warnings warnings = new Warnings(page, judged, verbose);
        for (Finding cause : Warnings.aboutRoot(judged, Severity.ERROR)) {
            page.blank();
            warnings.cause("error", Ink.RED, cause);
        }
        errors();
        for (Finding warning : Warnings.aboutRoot(judged, Severity.WARNING)) {
            page.blank();
            warnings.cause("warning", Ink.YELLOW, warning);
        }
        folded();
        notices();
        if (verbose) {
            each();
        }
        page.blank();
        last();
    }

    private String counts() {
        long all = plan.packages().size();
        return plan.refusal().isPresent() ? "not judged" : Counted.of(all, "package") + without(Outcome.SKIPPED);
    }

    private String without(Outcome outcome) {
        long number = plan.count(outcome);
        return number == 0 ? "" : ", " + number + " of them not for this machine or not asked for";
    }

    private List<Finding> about(Severity severity) {
        return judged.findings().stream()
                .filter(f -> f.severity() == severity && f.planned().isPresent())
                .toList();
    }

    private void errors() throws IOException {
        List<Finding> errors = about(Severity.ERROR);
        if (errors.isEmpty()) {
            return;
        }
        long packages = errors.stream().map(Finding::planned).distinct().count();
        page.blank();
        page.text(0, Ink.RED, Counted.of(packages, "package") + " cannot be used here");
        int shown = verbose ? errors.size() : Math.min(SHOWN, errors.size());
        for (Finding error : errors.subList(0, shown)) {
            page.blank();
            error(error);
        }
        if (shown < errors.size()) {
            page.blank();
            page.labelled(2, Ink.BOLD, "also", LABEL, names(errors.subList(shown, errors.size())));
        }
    }

    private void error(Finding error) throws IOException {
        page.spread(2, Ink.BOLD, title(error), Ink.CYAN, error.rule().id());
        page.text(4, Ink.PLAIN, error.message());
        if (error.chain().size() > 1) {
            List<String> way = error.chain().subList(0, error.chain().size() - 1);
            page.labelled(4, Ink.BOLD, "needed by", LABEL + 3, String.join(", ", way));
        }
        Warnings.fix(page, 4, error);
    }

    /** One line a rule. */
    private void folded() throws IOException {
        Map<String, List<Finding>> byRule = new LinkedHashMap<>();
        for (Finding warning : about(Severity.WARNING)) {
            byRule.computeIfAbsent(warning.rule().id() + warning.message(), id -> new ArrayList<>())
                    .add(warning);
        }
        for (List<Finding> same : byRule.values()) {
            page.blank();
            Finding first = same.get(0);
            page.labelled(
                    0,
                    Ink.YELLOW,
                    "warning",
                    "warning".length() + 2,
                    names(same) + ": " + first.message() + " [" + first.rule().id() + "]");
            for (Finding each : same.subList(0, Math.min(SHOWN, same.size()))) {
                Warnings.fix(page, "warning".length() + 2, each);
            }
        }
    }

    private void notices() throws IOException {
        for (String notice : plan.notices()) {
            page.blank();
            page.labelled(0, Ink.CYAN, "note", 6, notice);
        }
        for (PackageVerdict verdict : plan.packages()) {
            for (String doubt : verdict.doubts()) {
                page.labelled(0, Ink.CYAN, "note", 6, title(verdict) + ": " + doubt);
            }
        }
    }

    private void each() throws IOException {
        page.blank();
        for (PackageVerdict verdict : plan.packages()) {
            String remark =
                    verdict.file().or(verdict::because).or(verdict::nearest).orElse("");
            page.labelled(2, Ink.PLAIN, verdict.outcome().label(), LABEL + 1, title(verdict) + "  " + remark);
            reasons(verdict);
        }
    }

    /** Wheels with the same reason share a line. */
    private void reasons(PackageVerdict verdict) throws IOException {
        int indent = 2 + LABEL + 1;
        if (!verdict.requiredBy().isEmpty()) {
            page.hanging(indent, Ink.FAINT, "needed by " + String.join(", ", verdict.requiredBy()));
        }
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (ConsideredWheel wheel : verdict.wheels()) {
            byReason.computeIfAbsent(wheel.why(), why -> new ArrayList<>()).add(wheel.fileName());
        }
        for (Map.Entry<String, List<String>> same : byReason.entrySet()) {
            page.hanging(indent, Ink.FAINT, same.getKey() + ": " + String.join(", ", same.getValue()));
        }
        if (verdict.content().isPresent()) {
            page.hanging(indent, Ink.FAINT, "opened: " + verdict.content().get().label());
        }
        for (String problem : verdict.problems()) {
            page.hanging(indent, Ink.FAINT, problem);
        }
    }

    private void last() throws IOException {
        long fine = plan.usable();
        Optional<String> firstRule =
                judged.findings().stream().map(f -> f.rule().id()).findFirst();
        String more = firstRule
                .map(id -> "More: archcheck explain " + id + (verbose ? "" : ", or -v for every package"))
                .orElse("");
        if (firstRule.isPresent()) {
            page.text(
                    0,
                    Ink.FAINT,
                    fine == 0 ? more : Counted.of(fine, "package") + (fine == 1 ? " fits. " : " fit. ") + more);
        } else {
            boolean anything = plan.packages().size() > plan.count(Outcome.SKIPPED);
            page.text(0, anything ? Ink.GREEN : Ink.PLAIN, AllClear.of(root, plan));
        }
    }

    private static String title(Finding finding) {
        return finding.planned().map(PlanTable::title).orElse("");
    }

    /** Of several wheels of one version the file's name is needed to tell them apart. */
    private static String title(PackageVerdict planned) {
        return planned.source().endsWith(WHEEL) ? planned.source() : planned.title();
    }

    private String names(List<Finding> findings) {
        int shown = verbose ? findings.size() : Math.min(SHOWN, findings.size());
        String names = findings.subList(0, shown).stream().map(PlanTable::title).collect(Collectors.joining(", "));
        return shown == findings.size() ? names : names + " and " + (findings.size() - shown) + " more";
    }
}
