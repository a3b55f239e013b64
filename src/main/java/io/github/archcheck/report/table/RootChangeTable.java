package io.github.archcheck.report.table;

import io.github.archcheck.comparison.PackageChange;
import io.github.archcheck.comparison.PackageChange.Move;
import io.github.archcheck.comparison.PackageChange.Status;
import io.github.archcheck.comparison.RootChange;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.report.table.Page.Ink;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What became of one root. */
final class RootChangeTable {
    private static final int LABEL = 12;
    private static final int SHOWN = 8;
    private static final int NAMES_SHOWN = 20;

    private final Page page;
    private final RootChange root;
    private final ChangedPackage block;

    RootChangeTable(Page page, RootChange root) {
        this.page = page;
        this.root = root;
        this.block = new ChangedPackage(page);
    }

    private interface Part {
        void write(PackageChange change) throws IOException;
    }

    void write() throws IOException {
        section("broke", Ink.RED, c -> is(c, Status.BROKE), block::broke);
        section("got worse", Ink.RED, c -> is(c, Status.WORSE), block::broke);
        section("new warnings", Ink.YELLOW, c -> hasNew(c, Severity.WARNING), c -> block.added(c, Severity.WARNING));
        if (page.isVerbose()) {
            section("new notes", Ink.CYAN, c -> hasNew(c, Severity.INFO), c -> block.added(c, Severity.INFO));
        }
        section("repaired", Ink.GREEN, c -> is(c, Status.REPAIRED), block::repaired);
        section("got better", Ink.GREEN, c -> is(c, Status.BETTER), block::repaired);
        architectures();
        section("need a newer system than before", Ink.BOLD, c -> c.floor().isPresent(), block::floor);
        versions();
        if (page.isVerbose()) {
            section("other native files than before", Ink.BOLD, RootChangeTable::hasOtherFiles, block::files);
            section("still there", Ink.BOLD, c -> !c.still().isEmpty(), block::still);
        }
    }

    private static boolean is(PackageChange change, Status status) {
        return change.status() == status;
    }

    private static boolean hasNew(PackageChange change, Severity severity) {
        return change.broke().stream().anyMatch(f -> f.severity() == severity);
    }

    /** Nothing else is said of it. */
    private static boolean hasOtherFiles(PackageChange change) {
        return change.move() == Move.SAME && !change.before().equals(change.after());
    }

    private void section(String title, Ink ink, Predicate<PackageChange> condition, Part part) throws IOException {
        List<PackageChange> changes = root.packages().stream().filter(condition).toList();
        if (changes.isEmpty()) {
            return;
        }
        page.blank();
        page.text(0, ink, title);
        int shown = page.isVerbose() ? changes.size() : Math.min(SHOWN, changes.size());
        for (PackageChange change : changes.subList(0, shown)) {
            part.write(change);
        }
        if (shown < changes.size()) {
            page.labelled(
                    2,
                    Ink.BOLD,
                    "also",
                    LABEL,
                    changes.subList(shown, changes.size()).stream()
                            .map(block::title)
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Where the target changed alike, one line is enough for all. */
    private void architectures() throws IOException {
        section("changed architecture", Ink.BOLD, PackageChange::changedArchitecture, block::architectures);
        List<PackageChange> followed =
                root.packages().stream().filter(PackageChange::followedTarget).toList();
        if (!followed.isEmpty()) {
            page.blank();
            page.text(0, Ink.BOLD, "changed architecture with the target");
            names("", followed, block::title);
        }
    }

    private void versions() throws IOException {
        if (root.packages().stream().allMatch(c -> c.move() == Move.SAME)) {
            return;
        }
        page.blank();
        page.text(0, Ink.BOLD, "other versions than before");
        names("upgraded", moved(Move.UPGRADED), block::title);
        names("downgraded", moved(Move.DOWNGRADED), block::title);
        names("changed", moved(Move.CHANGED), block::title);
        names("added", moved(Move.ADDED), block::title);
        names("removed", moved(Move.REMOVED), c -> block.title(c) + wasBroken(c));
    }

    private static String wasBroken(PackageChange change) {
        return change.gone().stream().map(Finding::severity).anyMatch(Severity.ERROR::equals) ? " (was broken)" : "";
    }

    private List<PackageChange> moved(Move move) {
        return root.packages().stream().filter(c -> c.move() == move).toList();
    }

    private void names(String label, List<PackageChange> changes, Function<PackageChange, String> name)
            throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        int shown = page.isVerbose() ? changes.size() : Math.min(NAMES_SHOWN, changes.size());
        String names = changes.subList(0, shown).stream().map(name).collect(Collectors.joining(", "));
        String text = shown == changes.size() ? names : names + " and " + (changes.size() - shown) + " more";
        if (label.isEmpty()) {
            page.text(2, Ink.PLAIN, text);
        } else {
            page.labelled(2, Ink.PLAIN, label, LABEL, text);
        }
    }
}
