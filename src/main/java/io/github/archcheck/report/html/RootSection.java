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

/** What is broken in one root, and what to type: causes first, then packages, the many folded. */
final class RootSection {
    private static final int OPEN = 6;
    private static final int FOLDED = 300;
    private static final int NAMED = 2000;
    private static final int CHAINS = 200;

    private final Markup page;
    private final PlainWords words;
    private final Report.Root root;
    private final TroubleCard card;

    RootSection(Markup page, PlainWords words, Report.Root root) {
        this.page = page;
        this.words = words;
        this.root = root;
        this.card = new TroubleCard(page, words, root);
    }

    /** @param number of the root, counted from 0; @param isOnly whether there is no other */
    void write(int number, boolean isOnly) throws IOException {
        List<Finding> causes = Trouble.ofRoot(root, Severity.ERROR);
        List<Trouble> troubles = Trouble.of(root, Severity.ERROR);
        if (causes.isEmpty() && troubles.isEmpty()) {
            return;
        }
        String id = "broken-" + (number + 1);
        page.open("section", "class", "broken-section", "aria-labelledby", id);
        page.element("h2", isOnly ? "What is broken, and what to type" : "In " + root.title(), "id", id);
        for (Finding cause : causes) {
            cause(cause);
        }
        packages(troubles, causes.isEmpty() ? OPEN : 0);
        imports();
        page.close();
    }

    private void cause(Finding cause) throws IOException {
        page.open("article", "class", "card cause").open("div", "class", "card-head");
        page.element("h3", Words.sentence(cause.message()));
        Symbols.badge(page, "broken", "start here");
        page.close();
        page.open("p", "class", "why").text(words.of(cause.rule())).text(" ");
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
            Tile tile = tile(trouble, tiles);
            card.title(trouble, tile.standing(), tile.binaries());
            page.close();
            card.body(trouble);
            page.close();
        }
        int folded = Math.min(FOLDED, troubles.size());
        if (shown < troubles.size()) {
            String rest = Words.count(troubles.size() - shown, shown == 0 ? "package" : "more package");
            page.element("p", rest + (troubles.size() - shown == 1 ? " has" : " have") + " errors:", "class", "also");
            page.open("div", "class", "rows");
            for (Trouble trouble : troubles.subList(shown, folded)) {
                page.open("details", "class", "card row").open("summary", "class", "card-head");
                Tile tile = tile(trouble, tiles);
                card.folded(trouble, tile.standing(), tile.binaries());
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
        page.element("summary", Words.count(troubles.size(), "more package") + " with errors");
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
        page.element("summary", Words.count(imports.size(), "import") + " that would fail, each with its way to the file");
        page.open("ul", "class", "chains");
        for (BrokenImport broken : imports.subList(0, Math.min(CHAINS, imports.size()))) {
            page.open("li").open("p").element("code", broken.module());
            page.element("span", broken.outcome() == BrokenImport.Outcome.FAILS ? " fails" : " fails in part").close();
            Steps.of(page, broken, paths);
            page.close();
        }
        page.close();
        if (imports.size() > CHAINS) {
            page.element("p", "and " + Words.count(imports.size() - CHAINS, "more import") + ": open a finding to see them");
        }
        page.close();
    }
}
