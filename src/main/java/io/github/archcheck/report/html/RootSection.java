package io.github.archcheck.report.html;

import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong in one root, of one severity, and what to type: causes first, then packages, the many folded. */
final class RootSection {
    private static final int OPEN = 6;
    private static final int FOLDED = 20;
    private static final int NAMED = 2000;
    private static final int CHAINS = 50;

    private final Markup page;
    private final PlainWords words;
    private final Report.Root root;
    private final Severity severity;
    private final TroubleCard card;

    RootSection(Markup page, PlainWords words, Report.Root root, Severity severity) {
        this.page = page;
        this.words = words;
        this.root = root;
        this.severity = severity;
        this.card = new TroubleCard(page, words, root);
    }

    /**
     * @param number of the root, counted from 0
     * @param isOnly whether there is no other
     */
    void write(int number, boolean isOnly) throws IOException {
        List<Finding> causes = Trouble.ofRoot(root, severity);
        List<Trouble> troubles = Trouble.of(root, severity);
        if (causes.isEmpty() && troubles.isEmpty()) {
            return;
        }
        String id = severity.label() + "s-" + (number + 1);
        page.open("section", "class", "troubles " + severity.label() + "s", "aria-labelledby", id);
        page.element("h2", title(isOnly), "id", id);
        for (Finding cause : causes) {
            cause(cause);
        }
        packages(troubles, causes.isEmpty() && isWorst() ? OPEN : 0);
        if (isWorst()) {
            imports();
        }
        page.close();
    }

    private boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether nothing in the root is louder. */
    private boolean isWorst() {
        return isError() || root.judged().count(Severity.ERROR) == 0;
    }

    private String title(boolean isOnly) {
        if (isError()) {
            boolean isPlan = root.judged().scene().plan().isPresent();
            String what = isPlan ? "What does not fit, and what to do" : "What is broken, and what to type";
            return isOnly ? what : "In " + root.title();
        }
        return isOnly ? "Warnings" : "Warnings in " + root.title();
    }

    private void cause(Finding cause) throws IOException {
        page.open("article", "class", "card cause").open("div", "class", "card-head");
        page.element("h3", words.of(cause.rule()));
        Symbols.badge(page, isError() ? "broken" : "slow", isError() ? "start here" : "warning");
        page.close();
        page.open("p", "class", "why")
                .text(Words.sentence("Found: " + cause.message()))
                .text(" ");
        TroubleCard.rule(page, cause);
        page.close();
        if (cause.loaderError().isPresent()) {
            page.open("pre", "class", "loader").lines(cause.loaderError().get()).close();
        }
        if (cause.fix().isPresent()) {
            TroubleCard.fix(page, cause.fix().get());
        }
        page.close();
    }

    private void packages(List<Trouble> troubles, int open) throws IOException {
        Map<Object, Tile> tiles = new HashMap<>();
        Tile.of(root).forEach(tile -> tiles.put(tile.key(), tile));
        int shown = Math.min(open, troubles.size());
        for (Trouble trouble : troubles.subList(0, shown)) {
            page.open("article", "class", "card").open("div", "class", "card-head");
            card.title(trouble, tile(trouble, tiles), severity);
            page.close();
            card.body(trouble);
            page.close();
        }
        int folded = Math.min(FOLDED, troubles.size());
        if (shown < troubles.size()) {
            String rest = Words.count(troubles.size() - shown, shown == 0 ? "package" : "more package");
            String has = troubles.size() - shown == 1 ? " has " : " have ";
            page.element("p", rest + has + severity.label() + "s:", "class", "also");
            page.open("div", "class", "rows");
            for (Trouble trouble : troubles.subList(shown, folded)) {
                page.open("details", "class", "card row").open("summary", "class", "card-head");
                card.folded(trouble, tile(trouble, tiles), severity);
                page.close();
                card.body(trouble);
                page.close();
            }
            page.close();
        }
        named(troubles.subList(folded, troubles.size()));
    }

    private static Tile tile(Trouble trouble, Map<Object, Tile> tiles) {
        Object key = Tile.key(trouble.first());
        return tiles.getOrDefault(key, new Tile(key, trouble.name(), "", "", Standing.BROKEN, 0, 0));
    }

    /** Nobody reads hundreds of cards; each still has its command. */
    private void named(List<Trouble> troubles) throws IOException {
        if (troubles.isEmpty()) {
            return;
        }
        page.open("details", "class", "card row");
        page.element("summary", Words.count(troubles.size(), "more package") + " with " + severity.label() + "s");
        page.open("ul", "class", "named");
        for (Trouble trouble : troubles.subList(0, Math.min(NAMED, troubles.size()))) {
            page.open("li").element("strong", trouble.name());
            page.text(": " + trouble.first().message());
            List<Fix> fixes = trouble.fixes();
            if (!fixes.isEmpty()) {
                page.text(" ").element("code", fixes.get(0).text());
            }
            page.close();
        }
        page.close();
        if (troubles.size() > NAMED) {
            page.element("p", "and " + Words.count(troubles.size() - NAMED, "more package") + ", in the table below");
        }
        page.close();
    }

    private void imports() throws IOException {
        List<BrokenImport> imports = root.judged().imports();
        if (imports.isEmpty()) {
            return;
        }
        Paths paths = Paths.of(root.judged().scene().inventory().environment());
        page.open("details", "class", "imports");
        page.element(
                "summary", Words.count(imports.size(), "import") + " that would fail, each with its way to the file");
        page.open("ul", "class", "chains");
        for (BrokenImport broken : imports.subList(0, Math.min(CHAINS, imports.size()))) {
            page.open("li").open("p").element("code", broken.module());
            page.element("span", broken.outcome() == BrokenImport.Outcome.FAILS ? " fails" : " fails in part")
                    .close();
            Steps.of(page, broken, paths);
            page.close();
        }
        page.close();
        if (imports.size() > CHAINS) {
            page.element(
                    "p", "and " + Words.count(imports.size() - CHAINS, "more import") + ": open a finding to see them");
        }
        page.close();
    }
}
