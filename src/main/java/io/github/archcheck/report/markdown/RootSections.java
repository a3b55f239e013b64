package io.github.archcheck.report.markdown;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.report.Breaks;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Groups;
import io.github.archcheck.report.Headline;
import io.github.archcheck.report.PythonTitle;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.TargetTitle;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the document that is about one root. */
final class RootSections {
    private static final String DOT = " · ";
    private static final int ROW_RANK = 1;
    private static final int DETAILS_RANK = 3;
    private static final int IMPORTS_SHOWN = 5;
    private static final int PATHS_SHOWN = 20;
    private static final int LONGEST_BLOCK = 4000;

    private final Document document;
    private final Report.Root root;
    private final Judged judged;
    private final boolean single;

    /** @param single whether there are no other roots, which it would have to be told apart from */
    RootSections(Document document, Report.Root root, boolean single) {
        this.document = document;
        this.root = root;
        this.judged = root.judged();
        this.single = single;
    }

    void add() {
        if (MarkdownReportWriter.isClear(root)) {
            if (!single) {
                text(Inline.code(root.title()) + ": " + Inline.words(Headline.clear(root)) + "\n\n");
            }
            return;
        }
        if (!single) {
            text("### " + Inline.code(root.title()) + "\n\n");
        }
        Optional<InstallPlan> plan = judged.scene().plan();
        plan.ifPresent(p -> text(PlanTable.facts(single ? Inline.code(root.title()) + ": " : "", root, p)));
        if (plan.isEmpty() || !judged.judgements().isEmpty()) {
            text(facts());
        }
        causes();
        plan.ifPresent(p -> PlanTable.add(document, judged, p));
        broken();
        List<Inventory.UnreadablePath> unreadable = judged.scene().inventory().unreadable();
        if (!unreadable.isEmpty()) {
            document.add(Bullets.unreadable(unreadable));
        }
        document.add(Bullets.warnings(root));
        document.add(Bullets.notes(root));
        if (!root.suppressed().isEmpty()) {
            int known = root.suppressed().size();
            text(Counted.of(known, "known finding") + (known == 1 ? " does" : " do") + " not count.\n\n");
        }
    }

    private void text(String text) {
        document.add(Section.text(0, text, "paragraph"));
    }

    private String facts() {
        Inventory inventory = judged.scene().inventory();
        long packages =
                judged.distributions().stream().filter(d -> d.binaries() > 0).count();
        String binaries = judged.judgements().isEmpty()
                ? ""
                : ", " + Counted.of(judged.judgements().size(), "native binary")
                        + (packages == 0 ? "" : " in " + Counted.of(packages, "package"));
        String python =
                judged.scene().interpreter().map(p -> PythonTitle.of(p, DOT)).orElse("no interpreter found");
        return (single ? Inline.code(root.title()) + " (" + root.kind() + ")" : root.kind()) + ": "
                + Counted.of(inventory.files(), "file") + binaries + "; "
                + Inline.words(TargetTitle.of(judged.scene().target(), DOT)) + "; " + Inline.words(python) + "\n\n";
    }

    /** What ails the root as a whole. */
    private void causes() {
        for (Finding finding : judged.findings()) {
            if (finding.severity() == Severity.ERROR && finding.isAboutRoot()) {
                text("**Error:** " + finding(finding));
            }
        }
    }

    private static String finding(Finding finding) {
        return Inline.words(finding.message()) + " (" + RuleLink.of(finding.rule()) + ")\n\n" + words(finding)
                + fix(finding);
    }

    private void broken() {
        List<Groups.Group> groups = Groups.of(judged, Severity.ERROR);
        if (groups.isEmpty()) {
            return;
        }
        document.add(new Section(
                ROW_RANK,
                "| Package | Version | What | Breaks | Fix |\n| --- | --- | --- | --- | --- |\n",
                groups.stream().map(this::row).toList(),
                "\n",
                "package"));
        for (Groups.Group group : groups) {
            List<String> items = group.same().stream().map(this::details).toList();
            String summary = (group.owner().isPresent() ? Inline.html(group.title()) : group.title()) + ": "
                    + Counted.of(group.files(), "file");
            document.add(Section.paragraphs(DETAILS_RANK, summary, items, "detail"));
        }
    }

    private String row(Groups.Group group) {
        Finding first = group.same().get(0).get(0);
        int more = group.same().size() - 1;
        String what = share(group) + ": " + Inline.words(first.message()) + " (" + RuleLink.of(first.rule()) + ")"
                + (more == 0 ? "" : " and " + Counted.of(more, "more fault"));
        String breaks = new Breaks(judged, group.owner()).text(IMPORTS_SHOWN);
        return row(List.of(
                group.owner().map(owner -> Inline.code(owner.name())).orElse("files that no package owns"),
                group.owner().flatMap(Distribution::version).map(Inline::code).orElse(""),
                what,
                breaks.isEmpty() ? "" : Inline.words(breaks),
                first.fix().map(Bullets::fix).orElse("")));
    }

    /** One of a table. */
    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells.stream().map(Inline::cell).toList()) + " |\n";
    }

    private String share(Groups.Group group) {
        long binaries = judged.judgements().stream()
                .filter(j -> j.artifact().owner().equals(group.owner()))
                .count();
        return group.owner().isPresent()
                ? group.files() + " of " + Counted.of(binaries, "binary")
                : Counted.of(group.files(), "file");
    }

    private String details(List<Finding> same) {
        Finding first = same.get(0);
        List<String> paths = new ArrayList<>();
        for (Finding finding : same.subList(0, Math.min(PATHS_SHOWN, same.size()))) {
            paths.add("- " + Inline.code(finding.artifact().orElseThrow().path())
                    + finding.slice()
                            .map(slice -> " (" + Inline.words(slice) + ")")
                            .orElse("") + "\n");
        }
        if (paths.size() < same.size()) {
            paths.add("- and " + Counted.of(same.size() - paths.size(), "more file") + "\n");
        }
        String way = first.chain().size() > 1
                ? "By way of "
                        + String.join(
                                ", ", first.chain().stream().map(Inline::code).toList()) + "\n\n"
                : "";
        return RuleLink.of(first.rule()) + " " + first.rule().name() + ": " + Inline.words(first.message()) + "\n\n"
                + String.join("", paths) + "\n" + way + words(first) + fix(first);
    }

    private static String words(Finding finding) {
        return finding.loaderError()
                .or(finding::loaderWords)
                .map(words -> "What the loader says:\n\n" + Inline.block("text", words, LONGEST_BLOCK) + "\n")
                .orElse("");
    }

    private static String fix(Finding finding) {
        return finding.fix()
                .map(fix -> fix.isCommand()
                        ? "Fix:\n\n" + Inline.block("sh", fix.text(), LONGEST_BLOCK) + "\n"
                        : "Fix: " + Inline.words(fix.text()) + "\n\n")
                .orElse("");
    }
}
