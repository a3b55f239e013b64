package io.github.archcheck.report.html;

import io.github.archcheck.report.Report;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The picture: its title, what it shows in words, what its colours mean; the script draws it. */
final class MapSection {
    private static final Set<String> TROUBLE = Set.of("broken", "unsure", "slow");

    private final Markup page;

    MapSection(Markup page) {
        this.page = page;
    }

    /** Whether there is anything to draw. */
    static boolean isNeeded(Report report) {
        return report.roots().stream().anyMatch(root -> !Tile.of(root).isEmpty());
    }

    void write(Report report) throws IOException {
        List<Tile> tiles =
                report.roots().stream().flatMap(root -> Tile.of(root).stream()).toList();
        if (tiles.isEmpty()) {
            return;
        }
        boolean isPlan = Counts.isPlan(report);
        page.open("section", "class", "map", "aria-labelledby", "map").element("h2", title(tiles), "id", "map");
        page.element("p", inWords(tiles, isPlan), "class", "remark drawn", "id", "map-words");
        legend(tiles);
        page.element(
                "div",
                "",
                "id",
                "treemap",
                "class",
                "treemap js-only",
                "role",
                "listbox",
                "aria-label",
                "Packages, larger ones larger; choose one to see its findings",
                "aria-describedby",
                "map-words");
        page.open("div", "id", "chosen", "class", "chosen js-only").close();
        page.open("details", "class", "card row js-only", "id", "packages");
        page.element(
                "summary",
                "The same as a table: "
                        + Words.count(
                                tiles.stream().filter(tile -> !tile.isUnowned()).count(), "package"));
        page.element("div", "", "id", "package-table").close();
        page.close();
    }

    private static String title(List<Tile> tiles) {
        boolean isFine = tiles.stream().map(Tile::standing).map(Standing::look).noneMatch(TROUBLE::contains);
        return isFine ? "What was looked at" : "Where the trouble is";
    }

    private static String inWords(List<Tile> tiles, boolean isPlan) {
        if (isPlan) {
            return "One field for each package that would be installed, all of one size.";
        }
        long binary = tiles.stream().filter(t -> t.binaries() > 0).count();
        long bytes = tiles.stream().mapToLong(Tile::sizeBytes).sum();
        long pure =
                tiles.stream().filter(t -> t.binaries() == 0 && !t.isUnowned()).count();
        String pureWords = pure == 0
                ? ""
                : " " + Words.count(pure, "package") + " without any " + (pure == 1 ? "is" : "are")
                        + " drawn only when something is wrong with " + (pure == 1 ? "it." : "them.");
        return binary == 0
                ? "No package here has native code."
                : "One field for each package with native code, " + Words.size(bytes)
                        + " in all; the larger, the more native code." + pureWords;
    }

    private void legend(List<Tile> tiles) throws IOException {
        Map<Standing, Long> counts = new EnumMap<>(Standing.class);
        tiles.stream().filter(tile -> !tile.isUnowned()).forEach(tile -> counts.merge(tile.standing(), 1L, Long::sum));
        page.open("ul", "class", "legend", "aria-label", "Packages by verdict");
        for (Map.Entry<Standing, Long> entry : counts.entrySet()) {
            page.open("li");
            Symbols.badge(page, entry.getKey().look(), entry.getKey().label());
            page.element("strong", String.format(Locale.ROOT, "%,d", entry.getValue()))
                    .close();
        }
        page.close();
    }
}
