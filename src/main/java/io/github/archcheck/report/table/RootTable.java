package io.github.archcheck.report.table;

import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.report.AllClear;
import io.github.archcheck.report.Breaks;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Groups;
import io.github.archcheck.report.PythonTitle;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.TargetTitle;
import io.github.archcheck.report.table.Page.Ink;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of one root. */
final class RootTable {
    private static final int LABEL = 8;
    private static final int GROUPS_SHOWN = 8;
    private static final int PATHS_SHOWN = 5;

    private final Page page;
    private final Report.Root root;
    private final Judged judged;
    private final boolean verbose;

    RootTable(Page page, Report.Root root, boolean verbose) {
        this.page = page;
        this.root = root;
        this.judged = root.judged();
        this.verbose = verbose;
    }

    void write() throws IOException {
        header();
        Warnings warnings = new Warnings(page, judged, verbose);
        List<Finding> causes = Warnings.aboutRoot(judged, Severity.ERROR);
        for (Finding cause : causes) {
            page.blank();
            warnings.cause("error", Ink.RED, cause);
        }
        broken(causes.isEmpty());
        warnings.write();
        assumed();
        unreadable();
        notes();
        if (verbose) {
            new Decisions(page, root).ofFiles();
        }
        page.blank();
        fine();
    }

    private void header() throws IOException {
        Inventory inventory = judged.scene().inventory();
        page.spread(0, Ink.BOLD, TargetTitle.of(judged.scene().target(), page.dot()), Ink.PLAIN, python());
        String files = root.kind() + " at " + root.title() + ": " + Counted.of(inventory.files(), "file");
        page.text(0, Ink.FAINT, judged.judgements().isEmpty() ? files : files + ", " + binaries());
        if (verbose) {
            new Decisions(page, root).ofRoot();
        }
    }

    private String binaries() {
        long packages =
                judged.distributions().stream().filter(d -> d.binaries() > 0).count();
        return Counted.of(judged.judgements().size(), "native binary")
                + (packages == 0 ? "" : " in " + Counted.of(packages, "package"));
    }

    private String python() {
        return judged.scene()
                .interpreter()
                .map(python -> PythonTitle.of(python, page.dot()))
                .orElse("no interpreter found");
    }

    private void broken(boolean eachPackage) throws IOException {
        List<Groups.Group> groups = Groups.of(judged, Severity.ERROR);
        if (groups.isEmpty()) {
            return;
        }
        page.blank();
        boolean fold = !eachPackage && !verbose;
        page.text(0, Ink.RED, headline(groups) + (fold ? ", the first of them:" : ""));
        int shown = verbose ? groups.size() : fold ? 1 : Math.min(GROUPS_SHOWN, groups.size());
        for (Groups.Group group : groups.subList(0, shown)) {
            page.blank();
            group(group, !fold);
        }
        if (shown < groups.size()) {
            page.blank();
            String rest = groups.subList(shown, groups.size()).stream()
                    .map(Groups.Group::title)
                    .collect(Collectors.joining(", "));
            page.labelled(2, Ink.BOLD, "also", LABEL, rest);
        }
    }

    private static String headline(List<Groups.Group> groups) {
        long packages = groups.stream().filter(g -> g.owner().isPresent()).count();
        long unowned = groups.stream()
                .filter(g -> g.owner().isEmpty())
                .mapToLong(Groups.Group::files)
                .sum();
        String both = packages > 0 && unowned > 0 ? " and " : "";
        return (packages > 0 ? Counted.of(packages, "package") : "") + both
                + (unowned > 0 ? Counted.of(unowned, "file") + " without a package" : "") + " cannot run here";
    }

    private void group(Groups.Group group, boolean withFix) throws IOException {
        page.spread(2, Ink.BOLD, group.title(), Ink.FAINT, share(group));
        for (List<Finding> same : group.same()) {
            Finding first = same.get(0);
            page.spread(4, Ink.PLAIN, first.message(), Ink.CYAN, first.rule().id());
            List<Finding> shown = same.subList(0, shownPaths(group, same.size()));
            for (Finding finding : shown) {
                page.path(
                        6, Ink.PLAIN, Warnings.place(judged, finding.artifact().orElseThrow()));
            }
            if (shown.size() < same.size()) {
                page.text(6, Ink.FAINT, "and " + Counted.of(same.size() - shown.size(), "more file"));
            }
            if (first.chain().size() > 2) {
                List<String> between = first.chain().subList(1, first.chain().size() - 1);
                page.text(6, Ink.FAINT, "through " + String.join(", ", between));
            }
            if (first.loaderWords().isPresent()) {
                page.text(6, Ink.FAINT, first.loaderWords().get());
            }
        }
        String breaks = new Breaks(judged, group.owner()).text(verbose ? Integer.MAX_VALUE : PATHS_SHOWN);
        if (!breaks.isEmpty()) {
            page.labelled(4, Ink.BOLD, "breaks", LABEL, breaks);
        }
        if (withFix) {
            Warnings.fix(page, 4, group.same().get(0).get(0));
        }
    }

    /** Of files that no package owns each one matters by itself; a package is known by its first. */
    private int shownPaths(Groups.Group group, int files) {
        if (verbose) {
            return files;
        }
        return group.owner().isEmpty() && files <= PATHS_SHOWN ? files : 1;
    }

    private String share(Groups.Group group) {
        long binaries = judged.judgements().stream()
                .filter(j -> j.artifact().owner().equals(group.owner()))
                .count();
        return group.owner().isPresent()
                ? group.files() + " of " + Counted.of(binaries, "binary")
                : Counted.of(group.files(), "file");
    }

    private void unreadable() throws IOException {
        List<Inventory.UnreadablePath> paths = judged.scene().inventory().unreadable();
        if (paths.isEmpty()) {
            return;
        }
        page.blank();
        page.text(0, Ink.YELLOW, Counted.of(paths.size(), "path") + " could not be read, so this report is incomplete");
        int shown = verbose ? paths.size() : Math.min(PATHS_SHOWN, paths.size());
        for (Inventory.UnreadablePath path : paths.subList(0, shown)) {
            page.text(2, Ink.PLAIN, path.path() + ": " + path.reason());
        }
        if (shown < paths.size()) {
            page.text(2, Ink.FAINT, "and " + (paths.size() - shown) + " more");
        }
    }

    /** Libraries of the target's system that nobody has looked at. */
    private void assumed() throws IOException {
        Map<String, String> assumed = judged.scene().linkage().assumed();
        if (assumed.isEmpty()) {
            return;
        }
        page.blank();
        page.text(
                0,
                Ink.FAINT,
                Counted.of(assumed.size(), "library") + " of the target's system taken to be there"
                        + (verbose ? ":" : ": -v"));
        if (verbose) {
            for (Map.Entry<String, String> library : assumed.entrySet()) {
                page.text(2, Ink.FAINT, library.getKey() + " (" + library.getValue() + ")");
            }
        }
    }

    /** What was met on the way and is no finding. */
    private void notes() throws IOException {
        List<Note> quiet = judged.scene().inventory().notes().stream()
                .filter(note -> note.kind().isQuiet())
                .toList();
        if (quiet.isEmpty()) {
            return;
        }
        page.blank();
        if (!verbose) {
            page.text(0, Ink.FAINT, Counted.of(quiet.size(), "note") + " on what was met on the way: -v");
            return;
        }
        for (Note note : quiet) {
            page.labelled(0, Ink.CYAN, "note", 6, note.path() + ": " + note.message());
        }
    }

    private void fine() throws IOException {
        long fine = AllClear.fine(judged);
        Optional<String> firstRule = Stream.of(Severity.ERROR, Severity.WARNING)
                .flatMap(severity -> judged.findings().stream().filter(f -> f.severity() == severity))
                .map(f -> f.rule().id())
                .findFirst();
        if (firstRule.isPresent()) {
            page.text(
                    0,
                    Ink.FAINT,
                    (fine == 0
                                    ? ""
                                    : Counted.of(fine, "package") + (fine == 1 ? " is" : " are") + " fine"
                                            + (judged.scene()
                                                            .inventory()
                                                            .unreadable()
                                                            .isEmpty()
                                                    ? ". "
                                                    : " in what could be read. "))
                            + "More: archcheck explain " + firstRule.get() + (verbose ? "" : ", or -v for every file"));
        } else {
            page.text(0, Ink.GREEN, AllClear.of(root, page.dot()));
        }
    }
}
