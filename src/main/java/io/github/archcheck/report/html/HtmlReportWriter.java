package io.github.archcheck.report.html;

import io.github.archcheck.report.ProjectSite;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.ReportWriter;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.io.Writer;

/**
 * {@code --format html}: one page that needs nothing else. The answer, what is broken and what to type are plain HTML;
 * the rest is drawn by its own script, which a policy in the page lets run while it keeps out everything else.
 */
public final class HtmlReportWriter implements ReportWriter {

    @Override
    public void write(Report report, Writer out) throws IOException {
        PlainWords words = PlainWords.load();
        Answer answer = Answer.of(report);
        Markup page = new Markup(out);
        page.ours("<!doctype html>\n").open("html", "lang", "en");
        String script = PageAssets.script();
        head(page, answer, script);
        page.open("body");
        Symbols.define(page);
        bar(page, report);
        page.open("main", "id", "main");
        new AnswerSection(page, report).write(answer);
        troubles(page, report, words, Severity.ERROR);
        if (report.summary().errors() == 0) {
            troubles(page, report, words, Severity.WARNING);
        }
        new MapSection(page).write(report);
        new PlanSection(page).write(report.roots());
        if (report.summary().errors() > 0) {
            troubles(page, report, words, Severity.WARNING);
        }
        new FindingsSection(page, report).write();
        new RemarkSection(page, report.roots()).write();
        page.close();
        foot(page, report);
        page.open("script", "type", "application/json", "id", "data");
        new PageData(new DataWriter(out), report, words).write();
        page.close().open("script").ours(script).close();
        page.close().close();
        out.flush();
    }

    private static void head(Markup page, Answer answer, String script) throws IOException {
        String style = PageAssets.style();
        page.open("head").open("meta", "charset", "utf-8");
        page.open("meta", "http-equiv", "Content-Security-Policy", "content", PageAssets.policy(style, script));
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.open("meta", "name", "referrer", "content", "no-referrer");
        page.open("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", answer.headline() + " - archcheck");
        page.open("link", "rel", "icon", "href", "data:,");
        page.open("style").ours(style).close().close();
    }

    private static void troubles(Markup page, Report report, PlainWords words, Severity severity) throws IOException {
        for (int root = 0; root < report.roots().size(); root++) {
            new RootSection(page, words, report.roots().get(root), severity)
                    .write(root, report.roots().size() == 1);
        }
    }

    private static void bar(Markup page, Report report) throws IOException {
        page.element("a", "Skip to the findings", "class", "skip js-only", "href", "#findings")
                .ours("\n");
        page.open("header", "class", "bar").element("p", "archcheck", "class", "brand");
        page.open("nav", "aria-label", "On this page");
        if (MapSection.isNeeded(report)) {
            page.element("a", "Picture", "href", "#map").text(" ");
        }
        page.element("a", "Findings", "href", "#findings").close();
        page.open("button", "type", "button", "id", "theme", "class", "plain js-only", "aria-pressed", "false");
        Symbols.use(page, "theme");
        page.element("span", "Dark").close();
        page.element("button", "Print", "type", "button", "id", "print", "class", "plain js-only");
        page.close();
        page.element("p", "", "id", "said", "class", "unseen", "role", "status");
    }

    private static void foot(Markup page, Report report) throws IOException {
        page.open("footer").open("p").text("Made by ");
        page.element("a", "archcheck", "href", ProjectSite.HOME, "rel", "noreferrer");
        page.text(" " + report.toolVersion() + ". This page asks nobody for anything: it works without a network.");
        page.close().close();
    }
}
