package io.github.archcheck.report.table;

import io.github.archcheck.comparison.ArchitectureShift;
import io.github.archcheck.comparison.PackageChange;
import io.github.archcheck.comparison.PackageChange.Held;
import io.github.archcheck.comparison.PackageChange.Move;
import io.github.archcheck.comparison.PackageChange.Status;
import io.github.archcheck.comparison.Snapshot.Finding;
import io.github.archcheck.report.ChangeWords;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.table.Page.Ink;
import io.github.archcheck.verdict.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of one package. */
final class ChangedPackage {
    private static final int LABEL = 8;
    private static final int SHOWN = 5;
    private static final Pattern SITE = Pattern.compile("(?:^|/)(?:site|dist)-packages/");

    /** How commands begin that archcheck gives as a fix, if not with a path; JSON does not tell them from sentences. */
    private static final Set<String> PROGRAMS = Set.of(
            "apt",
            "arch",
            "brew",
            "codesign",
            "conda",
            "docker",
            "mamba",
            "micromamba",
            "pip",
            "pixi",
            "python",
            "python3",
            "uv");

    private final Page page;
    private final ChangeWords words;

    ChangedPackage(Page page) {
        this.page = page;
        this.words = new ChangeWords(page.arrow(), page.dot());
    }

    String title(PackageChange change) {
        return words.title(change);
    }

    void floor(PackageChange change) throws IOException {
        remark(change, words.floor(change.floor().orElseThrow()));
    }

    /** One line. */
    private void remark(PackageChange change, String remark) throws IOException {
        page.spread(2, Ink.PLAIN, title(change), Ink.PLAIN, remark);
    }

    void broke(PackageChange change) throws IOException {
        head(change, state(change));
        each(change.broke(), Severity.ERROR);
        if (!change.importsLost().isEmpty()) {
            page.labelled(4, Ink.BOLD, "breaks", LABEL, "import " + names(change.importsLost()));
        }
        Optional<String> fix = change.broke().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .flatMap(f -> f.fix().stream())
                .findFirst();
        if (fix.isPresent()) {
            fix(fix.get());
        }
    }

    private void head(PackageChange change, String remark) throws IOException {
        if (remark.isEmpty()) {
            page.text(2, Ink.BOLD, title(change));
        } else {
            page.spread(2, Ink.BOLD, title(change), Ink.FAINT, remark);
        }
    }

    private static String state(PackageChange change) {
        if (change.status() == Status.WORSE) {
            return "was broken before";
        }
        return change.move() == Move.ADDED ? "was not there before" : "";
    }

    private void fix(String text) throws IOException {
        if (isCommand(text)) {
            page.command(4, Ink.GREEN, "fix", LABEL, text);
        } else {
            page.labelled(4, Ink.GREEN, "fix", LABEL, text);
        }
    }

    private static boolean isCommand(String text) {
        int blank = text.indexOf(' ');
        String program = blank < 0 ? text : text.substring(0, blank);
        boolean isSetting = program.indexOf('=') > 0 && Character.isUpperCase(program.charAt(0));
        return isSetting || program.startsWith("'") || program.indexOf('/') >= 0 || PROGRAMS.contains(program);
    }

    /** New findings of one severity. */
    void added(PackageChange change, Severity severity) throws IOException {
        page.text(2, Ink.BOLD, title(change));
        each(change.broke(), severity);
    }

    void repaired(PackageChange change) throws IOException {
        long left = change.still().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .count();
        head(change, left == 0 ? "" : "still " + Counted.of(left, "error"));
        for (List<Finding> same : ChangeWords.same(change.gone(), Severity.ERROR)) {
            page.spread(
                    4,
                    Ink.PLAIN,
                    "no longer: " + same.get(0).message() + more(same),
                    Ink.CYAN,
                    same.get(0).rule());
        }
        if (!change.importsRegained().isEmpty()) {
            page.labelled(4, Ink.BOLD, "works", LABEL, "import " + names(change.importsRegained()));
        }
    }

    void still(PackageChange change) throws IOException {
        page.text(2, Ink.BOLD, title(change));
        for (Severity severity : Severity.values()) {
            for (List<Finding> same : ChangeWords.same(change.still(), severity)) {
                page.spread(
                        4,
                        Ink.PLAIN,
                        severity.label() + ": " + same.get(0).message() + more(same),
                        Ink.CYAN,
                        same.get(0).rule());
            }
        }
    }

    private static String more(List<Finding> same) {
        return same.size() == 1 ? "" : " (" + Counted.of(same.size(), "file") + ")";
    }

    void architectures(PackageChange change) throws IOException {
        for (ArchitectureShift shift : change.architectures()) {
            remark(change, words.shift(shift));
        }
    }

    /** Verdict and number of native files. */
    void files(PackageChange change) throws IOException {
        Held old = change.before().orElseThrow();
        Held now = change.after().orElseThrow();
        String verdict = old.verdict().equals(now.verdict()) ? "" : old.verdict() + page.arrow() + now.verdict() + ", ";
        remark(
                change,
                verdict
                        + (old.binaries() == now.binaries() ? "" : old.binaries() + page.arrow())
                        + Counted.of(now.binaries(), "native file"));
    }

    private void each(List<Finding> findings, Severity severity) throws IOException {
        for (List<Finding> same : ChangeWords.same(findings, severity)) {
            Finding first = same.get(0);
            page.spread(4, Ink.PLAIN, first.message(), Ink.CYAN, first.rule());
            List<String> paths = same.stream().flatMap(f -> f.path().stream()).toList();
            int shown = page.isVerbose() ? paths.size() : Math.min(1, paths.size());
            for (String path : paths.subList(0, shown)) {
                page.path(6, Ink.PLAIN, place(path));
            }
            if (shown < paths.size()) {
                page.text(6, Ink.FAINT, "and " + Counted.of(paths.size() - shown, "more file"));
            }
            if (first.chain().size() > 2) {
                List<String> between = first.chain().subList(1, first.chain().size() - 1);
                page.text(6, Ink.FAINT, "through " + String.join(", ", between));
            }
            if (first.loaderError().isPresent()) {
                String error = first.loaderError().get();
                page.text(6, Ink.FAINT, page.isVerbose() ? error : LoaderWords.reason(error));
            }
        }
    }

    /** Below its site directory, which is what people know a file by. */
    private static String place(String path) {
        Matcher site = SITE.matcher(path);
        return site.find() ? path.substring(site.end()) : path;
    }

    private String names(List<String> modules) {
        int shown = page.isVerbose() ? modules.size() : Math.min(SHOWN, modules.size());
        String names = String.join(", ", modules.subList(0, shown));
        return shown == modules.size() ? names : names + ", " + (modules.size() - shown) + " more";
    }
}
