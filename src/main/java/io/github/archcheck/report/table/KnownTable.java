package io.github.archcheck.report.table;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.report.table.Page.Ink;
import io.github.archcheck.verdict.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is known and does not count: how much of it there is, and on request each with the reason. */
final class KnownTable {
    private static final int LABEL = 10;

    private final Page page;
    private final Report report;

    KnownTable(Page page, Report report) {
        this.page = page;
        this.report = report;
    }

    void write() throws IOException {
        long ignored = count(Suppression.Kind.IGNORED);
        long baseline = count(Suppression.Kind.BASELINE);
        if (ignored + baseline == 0) {
            return;
        }
        List<String> parts = new ArrayList<>();
        if (ignored > 0) {
            parts.add(ignored + " ignored");
        }
        if (baseline > 0) {
            parts.add(baseline + " in the baseline");
        }
        String known = Counted.of(ignored + baseline, "known finding");
        String how = " (" + String.join(", ", parts) + ")";
        page.blank();
        if (!report.showsSuppressed()) {
            page.text(
                    0,
                    Ink.FAINT,
                    known + " not shown" + how + "; --show-ignored lists " + (ignored + baseline == 1 ? "it" : "them"));
            return;
        }
        page.text(0, Ink.YELLOW, known + (ignored + baseline == 1 ? " does" : " do") + " not count" + how);
        for (Report.Root root : report.roots()) {
            for (Reported reported : root.suppressed()) {
                page.blank();
                finding(root, reported);
            }
        }
    }

    private long count(Suppression.Kind kind) {
        return report.roots().stream()
                .flatMap(root -> root.suppressed().stream())
                .filter(r -> r.suppression().orElseThrow().kind() == kind)
                .count();
    }

    private void finding(Report.Root root, Reported reported) throws IOException {
        Finding finding = reported.finding();
        String about = finding.distributionName().orElse(root.title());
        page.spread(2, Ink.BOLD, about, Ink.CYAN, finding.rule().id());
        page.text(4, Ink.PLAIN, finding.severity().label() + ": " + finding.message());
        if (finding.artifact().isPresent()) {
            page.path(4, Ink.PLAIN, finding.artifact().map(Artifact::path).orElseThrow());
        }
        Suppression suppression = reported.suppression().orElseThrow();
        switch (suppression.kind()) {
            case IGNORED ->
                page.labelled(
                        4,
                        Ink.BOLD,
                        "ignored",
                        LABEL,
                        suppression.reason().orElse("") + " (" + origin(suppression) + ")");
            case BASELINE -> page.labelled(4, Ink.BOLD, "baseline", LABEL, suppression.origin());
        }
    }

    private static String origin(Suppression suppression) {
        return suppression.origin()
                + suppression.expires().map(day -> ", until " + day).orElse("");
    }
}
