package io.github.archcheck.report.html;

import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.Finding;
import java.io.IOException;
import java.util.List;

/** The way from an import, or from a file, to the file that breaks it. */
final class Steps {
    private Steps() {}

    static void of(Markup page, BrokenImport broken, Paths paths) throws IOException {
        List<String> chain = broken.chain();
        int file = chain.indexOf(broken.because().path());
        int modules = file < 0 ? chain.size() : file;
        page.open("ol", "class", "steps", "aria-label", "How import " + broken.module() + " breaks");
        if (modules == 0 || !chain.get(0).equals(broken.module())) {
            step(page, "import", broken.module(), false);
        }
        for (int at = 0; at < chain.size(); at++) {
            String what = at < modules ? at == 0 ? "import" : "imports" : at == modules ? "opens" : "needs";
            step(page, what, paths.brief(chain.get(at)), at == chain.size() - 1);
        }
        page.close();
    }

    static void of(Markup page, Finding finding, Paths paths) throws IOException {
        List<String> chain = finding.chain();
        page.open("ol", "class", "steps", "aria-label", "From the file to what breaks it");
        for (int at = 0; at < chain.size(); at++) {
            step(page, at == 0 ? "file" : "needs", paths.brief(chain.get(at)), at == chain.size() - 1);
        }
        page.close();
    }

    /** From what was asked for to the package that it needs. */
    static void required(Markup page, List<String> chain) throws IOException {
        page.open("ol", "class", "steps", "aria-label", "Why it would be installed");
        for (int at = 0; at < chain.size(); at++) {
            step(page, at == 0 ? "asked for" : "needs", chain.get(at), at == chain.size() - 1);
        }
        page.close();
    }

    private static void step(Markup page, String what, String name, boolean isLast) throws IOException {
        page.open("li", "class", isLast ? "step broken" : "step");
        if (isLast) {
            Symbols.use(page, "broken");
        }
        page.element("span", what, "class", "step-kind").text(" ").element("code", name);
        page.close();
    }
}
