package io.github.archcheck.report.table;

import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.inventory.Interpreter;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.platform.Architecture;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.table.Page.Ink;
import io.github.archcheck.verdict.Grounds;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What only {@code -v} tells: why a root was judged as it was, and why each file has its verdict. */
final class Decisions {
    private static final int LABEL = 13;
    private static final int VERDICT = 17;

    private final Page page;
    private final Report.Root root;
    private final Judged judged;

    Decisions(Page page, Report.Root root) {
        this.page = page;
        this.root = root;
        this.judged = root.judged();
    }

    /** How the root was understood. */
    void ofRoot() throws IOException {
        Environment environment = judged.scene().inventory().environment();
        row("target", target());
        row("environment", kind(environment.kind()));
        row("interpreter", interpreter(environment));
        Optional<Interpreter> python = judged.scene().interpreter();
        if (python.isPresent()) {
            version(python.get());
            suffixes(python.get());
        }
        for (SiteDirectory site : environment.siteDirectories()) {
            row("imports from", place(site.path()) + ", " + origin(site.origin()));
        }
    }

    private void row(String label, String text) throws IOException {
        page.labelled(2, Ink.FAINT, label, LABEL, text);
    }

    private String target() {
        Target asked = judged.scene().asked();
        Target applied = judged.scene().target();
        String from = switch (asked.source()) {
            case OPTION -> root.environment().isPresent() ? "asked for, or said by the image" : "asked for";
            case HOST -> "this machine, as no --target was given";
            case INTERPRETER -> "by the interpreter";
        };
        String assumed =
                asked.assumed().isEmpty() ? "" : "; " + String.join(", ", asked.assumed()) + " assumed, none was named";
        String changed = applied.equals(asked)
                ? ""
                : "; here " + applied.name() + ", because the interpreter is "
                        + (applied.translated() && !asked.translated()
                                ? "x86_64 only and so runs under Rosetta 2"
                                : "one of these");
        return asked.name() + ": " + from + assumed + changed;
    }

    private static String kind(EnvironmentKind kind) {
        return switch (kind) {
            case VENV -> "a virtual environment: it has a pyvenv.cfg, or virtualenv's marks";
            case CONDA -> "a conda environment: it has conda-meta";
            case PREFIX -> "an installation of Python: it has a standard library";
            case SITE_PACKAGES -> "a site directory: its name says so";
            case FOLDER -> "a folder like any other: every native file in it is looked at";
            case FILE -> "a single file";
            case WHEEL -> "a wheel";
            case EGG -> "an egg";
            case CONDA_PACKAGE -> "a package of conda";
            case BUNDLE -> "packages with all that they need";
            case SOURCE -> "a source distribution: nothing of it is loaded before it is built";
            case ARCHIVE -> "an archive: every native file in it is looked at";
        };
    }

    private String interpreter(Environment environment) {
        Optional<Interpreter> judgedFor = judged.scene().interpreter();
        if (judgedFor.isEmpty()) {
            return "none found, and none named with --python";
        }
        Interpreter python = judgedFor.get();
        boolean given = !environment.interpreter().equals(judgedFor);
        Optional<Path> real = python.realFile();
        if (real.isEmpty()) {
            return given
                    ? "its version only, from --python, a file's name or what is installed for"
                    : place(python.file()) + ", whose file was not found";
        }
        String architectures = python.architectures().stream()
                .map(Architecture::label)
                .distinct()
                .collect(Collectors.joining("+"));
        return place(python.file())
                + (given ? ", from --python" : ", of the environment")
                + (real.get().equals(python.file()) ? "" : "; really " + place(real.get()))
                + (architectures.isEmpty() ? "" : "; " + architectures);
    }

    /** Below the root where it is. */
    private String place(Path path) {
        Path base = judged.scene().inventory().environment().base();
        return path.getFileSystem().equals(base.getFileSystem()) && path.startsWith(base) && !path.equals(base)
                ? base.relativize(path).toString()
                : path.toString();
    }

    private void version(Interpreter python) throws IOException {
        Optional<String> text = python.versionText();
        row(
                "version",
                text.map(version -> version
                                + python.versionSource()
                                        .map(from -> ", from " + from)
                                        .orElse(""))
                        .orElse("not known"));
    }

    private void suffixes(Interpreter python) throws IOException {
        List<String> tried = judged.scene().suffixes().isEmpty()
                ? python.extensionSuffixes()
                : judged.scene().suffixes();
        String from = switch (python.suffixSource()) {
            case SYSCONFIG -> "from its _sysconfigdata";
            case LIB_DYNLOAD -> "from the names in its lib-dynload";
            case DERIVED, UNKNOWN -> "from its version and the target";
        };
        row("modules", tried.isEmpty() ? "of any name" : "named " + String.join(", ", tried) + ", " + from);
    }

    private static String origin(SiteDirectory.Origin origin) {
        return switch (origin) {
            case SITE -> "its own";
            case STDLIB -> "the standard library's modules";
            case SYSTEM -> "the base interpreter's, which pyvenv.cfg includes";
            case USER -> "the user's";
            case PTH -> "named by a .pth file or an editable install";
        };
    }

    /** One line a file, by path. */
    void ofFiles() throws IOException {
        if (judged.judgements().isEmpty()) {
            return;
        }
        page.blank();
        page.text(0, Ink.BOLD, "Every native file, and why");
        Grounds grounds = new Grounds(
                judged.scene(), root.reported().stream().map(Reported::finding).toList());
        for (Judgement judgement : judged.judgements()) {
            page.labelled(
                    2,
                    ink(judgement.verdict()),
                    judgement.verdict().label(),
                    VERDICT,
                    Warnings.place(judged, judgement.artifact()) + ": " + grounds.of(judgement));
        }
    }

    private static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case RUNS -> Ink.GREEN;
            case RUNS_TRANSLATED, UNDETERMINED -> Ink.YELLOW;
            case CANNOT_RUN -> Ink.RED;
            case NOT_USED -> Ink.FAINT;
        };
    }
}
