package io.github.archcheck.report.table;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Environment;
import io.github.archcheck.inventory.SiteDirectory;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Groups;
import io.github.archcheck.report.table.Page.Ink;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.Judged;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said below the packages that cannot run, and the causes above them. */
final class Warnings {
    private static final int LABEL = 8;

    private final Page page;
    private final Judged judged;
    private final boolean verbose;

    Warnings(Page page, Judged judged, boolean verbose) {
        this.page = page;
        this.judged = judged;
        this.verbose = verbose;
    }

    /** Findings about the whole root. */
    static List<Finding> aboutRoot(Judged judged, Severity severity) {
        return judged.findings().stream()
                .filter(f -> f.severity() == severity && f.isAboutRoot())
                .toList();
    }

    /** The path below its site directory, which is what people know a file by; below the root for all others. */
    static String place(Judged judged, Artifact artifact) {
        Environment environment = judged.scene().inventory().environment();
        return environment.siteDirectories().stream()
                .map(SiteDirectory::path)
                .filter(artifact.file()::startsWith)
                .map(site -> site.relativize(artifact.file()).toString())
                .min((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(artifact.path());
    }

    static void fix(Page page, int indent, Finding finding) throws IOException {
        if (finding.fix().isEmpty()) {
            return;
        }
        Fix fix = finding.fix().get();
        if (fix.isCommand()) {
            page.command(indent, Ink.GREEN, "fix", LABEL, fix.text());
        } else {
            page.labelled(indent, Ink.GREEN, "fix", LABEL, fix.text());
        }
    }

    /** What ails the root as a whole. */
    void cause(String label, Ink ink, Finding finding) throws IOException {
        page.labelled(0, ink, label, label.length() + 2, text(finding));
        if (finding.loaderWords().isPresent()) {
            page.text(label.length() + 2, Ink.FAINT, finding.loaderWords().get());
        }
        fix(page, label.length() + 2, finding);
    }

    void write() throws IOException {
        for (Finding warning : aboutRoot(judged, Severity.WARNING)) {
            page.blank();
            cause("warning", Ink.YELLOW, warning);
            if (judged.scene().target().translated()
                    && warning.implies().filter(Verdict.RUNS_TRANSLATED::equals).isPresent()) {
                affected("warning".length() + 2);
            }
        }
        Set<Optional<Distribution>> broken = Groups.of(judged, Severity.ERROR).stream()
                .map(Groups.Group::owner)
                .collect(Collectors.toSet());
        int hidden = 0;
        for (Groups.Group group : Groups.of(judged, Severity.WARNING)) {
            if (verbose) {
                each(group);
            } else if (broken.contains(group.owner())) {
                hidden += group.same().stream().mapToInt(List::size).sum();
            } else {
                folded(group);
            }
        }
        if (hidden > 0) {
            page.blank();
            page.text(0, Ink.FAINT, Counted.of(hidden, "warning") + " about what is named above: -v");
        }
        for (Finding note : aboutRoot(judged, Severity.INFO)) {
            page.blank();
            cause("note", Ink.CYAN, note);
        }
        if (verbose) {
            for (Groups.Group group : Groups.of(judged, Severity.INFO)) {
                for (Finding note : group.same().stream().flatMap(List::stream).toList()) {
                    one("note", Ink.CYAN, group, List.of(note), text(note));
                }
            }
        }
    }

    private void each(Groups.Group group) throws IOException {
        for (List<Finding> same : group.same()) {
            one("warning", Ink.YELLOW, group, same, text(same.get(0)));
        }
    }

    /** A package with forty plug-ins for software that is not there is worth one line. */
    private void folded(Groups.Group group) throws IOException {
        Map<String, List<List<Finding>>> byRule = new LinkedHashMap<>();
        for (List<Finding> same : group.same()) {
            byRule.computeIfAbsent(same.get(0).rule().id(), id -> new ArrayList<>())
                    .add(same);
        }
        for (List<List<Finding>> ofRule : byRule.values()) {
            Finding first = ofRule.get(0).get(0);
            String more = ofRule.size() == 1 ? "" : "; " + (ofRule.size() - 1) + " more like it";
            one(
                    "warning",
                    Ink.YELLOW,
                    group,
                    ofRule.stream().flatMap(List::stream).toList(),
                    first.message() + more + " [" + first.rule().id() + "]");
        }
    }

    private void one(String label, Ink ink, Groups.Group group, List<Finding> findings, String text)
            throws IOException {
        page.blank();
        Finding first = findings.get(0);
        long files = findings.stream()
                .map(f -> f.artifact().orElseThrow().path())
                .distinct()
                .count();
        String others = files == 1 ? "" : " and " + Counted.of(files - 1, "more file");
        String where = group.title() + ": " + place(judged, first.artifact().orElseThrow()) + others;
        page.labelled(0, ink, label, label.length() + 2, where);
        page.text(label.length() + 2, Ink.PLAIN, text);
        fix(page, label.length() + 2, first);
    }

    private static String text(Finding finding) {
        return finding.message() + " [" + finding.rule().id() + "]";
    }

    /** Everything that works only as long as there is a Rosetta 2, by name. */
    private void affected(int indent) throws IOException {
        String names = judged.distributions().stream()
                .filter(d -> d.verdict() == Verdict.RUNS_TRANSLATED)
                .map(d -> d.distribution().name())
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            page.labelled(indent, Ink.BOLD, "affects", LABEL, names);
        }
    }
}
