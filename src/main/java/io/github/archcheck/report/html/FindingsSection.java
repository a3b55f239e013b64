package io.github.archcheck.report.html;

import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.Locale;

/** The frame of the table of findings, with everything that filters and sorts it; the script fills it. */
final class FindingsSection {
    private final Markup page;
    private final Report report;

    FindingsSection(Markup page, Report report) {
        this.page = page;
        this.report = report;
    }

    void write() throws IOException {
        boolean isEmpty = report.roots().stream()
                .allMatch(root -> (report.showsSuppressed() ? root.reported() : root.counting()).isEmpty());
        page.open("section", "class", "findings", "aria-labelledby", "findings");
        page.element("h2", "All findings", "id", "findings", "tabindex", "-1");
        if (isEmpty) {
            page.element("p", "Nothing was found.", "class", "empty").close();
            return;
        }
        page.open("noscript")
                .element(
                        "p",
                        "The table of all findings needs JavaScript; what is broken, why, and what to"
                                + " type stands above without it, and archcheck prints the rest with --format table -v.",
                        "class",
                        "empty");
        page.close();
        page.open("div", "class", "filters js-only", "role", "search", "aria-label", "Findings");
        search();
        severities();
        choice("rule", "Rule", "All rules");
        choice("package", "Package", "All packages");
        if (report.roots().size() > 1) {
            choice("root", "Place", "All places");
        }
        page.close();
        page.open("div", "class", "result js-only").element("p", "", "id", "count", "role", "status");
        page.element("button", "Clear filters", "type", "button", "id", "clear", "class", "plain")
                .close();
        table();
        page.open("nav", "class", "pages js-only", "aria-label", "Pages of findings", "id", "pages");
        page.element("button", "Previous", "type", "button", "id", "previous", "class", "plain");
        page.element("span", "", "id", "page-number");
        page.element("button", "Next", "type", "button", "id", "next", "class", "plain")
                .close();
        page.element("div", "", "id", "printed", "class", "printed").close();
    }

    private void search() throws IOException {
        page.open("div", "class", "field wide").element("label", "Search", "for", "search");
        page.open(
                        "input",
                        "type",
                        "search",
                        "id",
                        "search",
                        "autocomplete",
                        "off",
                        "spellcheck",
                        "false",
                        "placeholder",
                        "file, package, message …")
                .close();
    }

    private void severities() throws IOException {
        page.open("fieldset", "class", "pills").element("legend", "Show");
        for (Severity severity : Severity.values()) {
            long count = report.roots().stream()
                    .mapToLong(root -> root.judged().count(severity))
                    .sum();
            pill(severity.label(), plural(severity), count);
        }
        long suppressed = report.summary().suppressed();
        if (report.showsSuppressed() && suppressed > 0) {
            pill("suppressed", "Known", suppressed);
        }
        page.close();
    }

    private void pill(String id, String label, long count) throws IOException {
        page.open("label", "class", "pill " + id);
        page.open("input", "type", "checkbox", "id", "show-" + id, "checked", "");
        page.element("span", label + " ")
                .element("strong", String.format(Locale.ROOT, "%,d", count))
                .close();
    }

    private static String plural(Severity severity) {
        return switch (severity) {
            case ERROR -> "Errors";
            case WARNING -> "Warnings";
            case INFO -> "Notes";
        };
    }

    private void choice(String id, String label, String all) throws IOException {
        page.open("div", "class", "field").element("label", label, "for", "filter-" + id);
        page.open("select", "id", "filter-" + id).element("option", all, "value", "");
        page.close().close();
    }

    private void table() throws IOException {
        page.open("table", "class", "grid js-only", "id", "table", "role", "table");
        page.element("caption", "Findings", "class", "unseen");
        page.open("thead", "role", "rowgroup").open("tr", "role", "row");
        column("severity", "Severity");
        column("file", "File");
        column("message", "What was found");
        column("package", "Package");
        column("rule", "Rule");
        page.close().close();
        page.element("tbody", "", "id", "rows", "role", "rowgroup").close();
    }

    private void column(String id, String label) throws IOException {
        page.open("th", "scope", "col", "role", "columnheader", "data-sort", id, "class", "column-" + id);
        page.open("button", "type", "button", "class", "sort")
                .text(label)
                .close()
                .close();
    }
}
