package io.github.archcheck.report.html;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.report.ProjectSite;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is wrong with one package: why in plain words, what it breaks, what to type, and the details folded. */
final class TroubleCard {
    private static final int REASONS = 2;
    private static final int FIXES = 3;
    private static final int PATHS = 8;
    private static final int KINDS = 6;
    private static final int IMPORTS = 8;

    private final Markup page;
    private final PlainWords words;
    private final Report.Root root;
    private final Paths paths;

    TroubleCard(Markup page, PlainWords words, Report.Root root) {
        this.page = page;
        this.words = words;
        this.root = root;
        this.paths = Paths.of(root.judged().scene().inventory().environment());
    }

    /** Name, version, and how much of it. */
    void title(Trouble trouble, Tile tile, Severity severity) throws IOException {
        page.open("h3").text(trouble.name());
        if (trouble.version().isPresent()) {
            page.text(" ").element("span", trouble.version().get(), "class", "version");
        }
        page.close();
        boolean isError = severity == Severity.ERROR;
        Symbols.badge(
                page,
                isError ? tile.standing().look() : "slow",
                isError ? tile.standing().label() : "warning");
        Optional<String> installer = trouble.owner().flatMap(Distribution::installer);
        String share = share(trouble, tile.binaries());
        String remark = share
                + installer
                        .map(i -> (share.isEmpty() ? "" : " · ") + "installed by " + i)
                        .orElse("");
        page.element("p", remark, "class", "remark");
    }

    private static String share(Trouble trouble, long binaries) {
        long files = trouble.files();
        if (files == 0) {
            return "";
        }
        return trouble.isUnowned() || binaries < files
                ? Words.count(files, "file")
                : String.format(Locale.ROOT, "%,d", files) + " of " + Words.count(binaries, "native file");
    }

    /** The same for one that is folded: with why, in a line. */
    void folded(Trouble trouble, Tile tile, Severity severity) throws IOException {
        title(trouble, tile, severity);
        page.element("p", words.of(trouble.first().rule()), "class", "gist");
    }

    /** Everything below the title. */
    void body(Trouble trouble) throws IOException {
        for (List<Finding> same :
                trouble.same().subList(0, Math.min(REASONS, trouble.same().size()))) {
            Finding finding = same.get(0);
            page.open("p", "class", "why").text(words.of(finding.rule())).text(" ");
            page.element("span", Words.sentence("Found: " + finding.message()), "class", "exact")
                    .close();
        }
        way(trouble);
        List<Fix> fixes = trouble.fixes();
        for (Fix fix : fixes.subList(0, Math.min(FIXES, fixes.size()))) {
            fix(page, fix);
        }
        if (fixes.isEmpty()) {
            page.element("p", "archcheck knows nothing to type that repairs this.", "class", "remark");
        }
        details(trouble);
    }

    private void way(Trouble trouble) throws IOException {
        List<BrokenImport> imports = trouble.imports(root);
        if (!imports.isEmpty()) {
            Steps.of(page, imports.get(0), paths);
            List<BrokenImport> others = imports.subList(1, imports.size());
            if (!others.isEmpty()) {
                String names =
                        others.stream().limit(IMPORTS).map(BrokenImport::module).collect(Collectors.joining(", "));
                int more = others.size() - Math.min(IMPORTS, others.size());
                page.element(
                        "p", "Also breaks " + names + (more > 0 ? " and " + more + " more" : ""), "class", "remark");
            }
        } else if (trouble.planned().isPresent() && trouble.first().chain().size() > 1) {
            Steps.required(page, trouble.first().chain());
        } else if (trouble.first().chain().size() > 1) {
            Steps.of(page, trouble.first(), paths);
        }
    }

    /** A command or a sentence, with a button that copies it. */
    static void fix(Markup page, Fix fix) throws IOException {
        page.open("div", "class", fix.isCommand() ? "fix command" : "fix");
        page.element("p", fix.isCommand() ? "Type this" : "What to do", "class", "fix-label");
        page.open("div", "class", "fix-text").element("code", fix.text()).close();
        page.open("button", "type", "button", "class", "copy js-only").text("Copy");
        page.element("span", fix.isCommand() ? " the command" : " what to do", "class", "unseen");
        page.close().close();
    }

    private static String contents(Trouble trouble) {
        boolean says = trouble.same().stream()
                .flatMap(List::stream)
                .anyMatch(f -> f.loaderError().isPresent());
        if (trouble.files() == 0) {
            return says ? "What Python says" : "Which rule says so";
        }
        return says ? "Files, and what Python says" : "Files";
    }

    private void details(Trouble trouble) throws IOException {
        page.open("details", "class", "more").element("summary", contents(trouble));
        int kinds = Math.min(KINDS, trouble.same().size());
        for (List<Finding> same : trouble.same().subList(0, kinds)) {
            Finding first = same.get(0);
            page.open("div", "class", "same");
            page.open("p").element("strong", first.message()).text(" ");
            rule(page, first);
            page.close();
            List<Artifact> files =
                    same.stream().flatMap(f -> f.artifact().stream()).distinct().toList();
            if (!files.isEmpty()) {
                page.open("ul", "class", "paths");
                for (Artifact file : files.subList(0, Math.min(PATHS, files.size()))) {
                    page.open("li").element("code", paths.brief(file.path())).close();
                }
                if (files.size() > PATHS) {
                    page.element("li", "and " + Words.count(files.size() - PATHS, "more file"));
                }
                page.close();
            }
            if (first.loaderError().isPresent()) {
                page.open("pre", "class", "loader")
                        .lines(first.loaderError().get())
                        .close();
            }
            page.close();
        }
        if (kinds < trouble.same().size()) {
            int more = trouble.same().size() - kinds;
            page.element(
                    "p", "and " + Words.count(more, "more kind") + " of finding, in the table below", "class", "same");
        }
        page.close();
    }

    /** A link to what the rule means. */
    static void rule(Markup page, Finding finding) throws IOException {
        page.element(
                "a",
                finding.rule().id() + " " + finding.rule().name(),
                "class",
                "rule",
                "href",
                ProjectSite.pageOf(finding.rule()),
                "rel",
                "noreferrer");
    }
}
