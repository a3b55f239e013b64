package io.github.archcheck.report.html;

import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a reader sees first: the answer, and what it was given to. */
final class AnswerSection {
    private final Markup page;
    private final Report report;

    AnswerSection(Markup page, Report report) {
        this.page = page;
        this.report = report;
    }

    void write(Answer answer) throws IOException {
        page.open("section", "class", "answer " + answer.status().look(), "aria-labelledby", "answer");
        page.open("div", "class", "mark");
        Symbols.use(page, answer.status().look());
        page.close();
        page.open("div", "class", "answer-text");
        page.open("h1", "id", "answer").text(answer.headline());
        Optional<String> python = python();
        if (python.isPresent()) {
            page.text(" ").element("span", "(" + python.get() + ")", "class", "quiet");
        }
        page.close();
        if (!answer.reasons().isEmpty()) {
            page.element("p", String.join(" ", answer.reasons()), "class", "lede");
        }
        if (!answer.doubts().isEmpty()) {
            page.open("p", "class", "doubts");
            Symbols.use(page, "unsure");
            page.element("span", String.join(" ", answer.doubts())).close();
        }
        if (!answer.rest().isEmpty()) {
            page.element(
                    "p",
                    String.join(" ", answer.rest()),
                    "class",
                    answer.reasons().isEmpty() ? "lede" : "rest");
        }
        page.open("dl", "class", "facts");
        fact("Judged for", machine());
        for (Report.Root root :
                report.roots().subList(0, Math.min(12, report.roots().size()))) {
            fact(root.judged().scene().plan().isPresent() ? "Asked for" : "Looked at", place(root));
        }
        page.close().close().close();
    }

    private void fact(String name, String value) throws IOException {
        page.open("div").element("dt", name).element("dd", value).close();
    }

    private String machine() {
        Target target = Answer.target(report);
        List<String> parts = new ArrayList<>();
        parts.add(Words.target(target));
        if (!Words.machine(target).isEmpty()) {
            parts.add(Words.machine(target));
        }
        if (!target.assumed().isEmpty()) {
            parts.add(String.join(", ", target.assumed()) + " assumed");
        }
        return String.join(" · ", parts);
    }

    private String place(Report.Root root) {
        Scene scene = root.judged().scene();
        Inventory inventory = scene.inventory();
        String counts;
        if (scene.plan().isPresent()) {
            counts = Words.count(scene.plan().get().packages().size(), "package");
        } else {
            long packages = root.judged().distributions().stream()
                    .filter(d -> d.binaries() > 0)
                    .count();
            counts = Words.count(inventory.files(), "file") + ", "
                    + Words.count(root.judged().judgements().size(), "native file")
                    + (packages == 0 ? "" : " in " + Words.count(packages, "package"));
        }
        String judged = report.roots().size() > 1 && !scene.target().equals(report.target())
                ? " · judged for " + Words.target(scene.target())
                : "";
        long errors = root.judged().count(Severity.ERROR);
        String found =
                report.roots().size() == 1 ? "" : " · " + (errors == 0 ? "no errors" : Words.count(errors, "error"));
        return root.title() + (scene.plan().isPresent() ? "" : " · " + root.kind()) + judged
                + scene.interpreter().map(i -> " · " + interpreter(i)).orElse("") + " · " + counts + found;
    }

    private Optional<String> python() {
        if (report.roots().size() != 1) {
            return Optional.empty();
        }
        Scene scene = report.roots().get(0).judged().scene();
        return scene.plan()
                .map(InstallPlan::python)
                .filter(version -> !version.isEmpty())
                .map(version -> "Python " + version)
                .or(() -> scene.interpreter().map(AnswerSection::name));
    }

    private static String interpreter(Interpreter python) {
        String architectures = python.architectures().stream()
                .map(Architecture::label)
                .distinct()
                .collect(Collectors.joining("+"));
        return name(python) + (architectures.isEmpty() ? "" : " " + architectures.toLowerCase(Locale.ROOT));
    }

    private static String name(Interpreter python) {
        String name = switch (python.implementation()) {
            case CPYTHON -> "Python";
            case PYPY -> "PyPy";
            case GRAALPY -> "GraalPy";
        };
        return name + python.versionText().map(v -> " " + v).orElse("") + (python.freeThreaded() ? "t" : "");
    }
}
