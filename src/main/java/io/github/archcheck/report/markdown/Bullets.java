package io.github.archcheck.report.markdown;

import io.github.archcheck.inventory.Inventory;
import io.github.archcheck.inventory.Note;
import io.github.archcheck.report.Counted;
import io.github.archcheck.report.Groups;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.List;

/** Folded lists. */
final class Bullets {
    private static final int UNREADABLE_RANK = 2;
    private static final int WARNING_RANK = 4;
    private static final int KNOWN_RANK = 5;
    private static final int NOTE_RANK = 6;

    private Bullets() {}

    static Section unreadable(List<Inventory.UnreadablePath> paths) {
        return Section.list(
                UNREADABLE_RANK,
                Counted.of(paths.size(), "path") + " could not be read, so this report is incomplete",
                paths.stream()
                        .map(path -> "- " + Inline.code(path.path()) + ": " + Inline.words(path.reason()) + "\n")
                        .toList(),
                "unreadable path");
    }

    /** Those about files and about the whole; those about what is to be installed stand in its table. */
    static Section warnings(Report.Root root) {
        return findings(root, Severity.WARNING, WARNING_RANK, List.of());
    }

    /** Findings that are for information, and what was met on the way. */
    static Section notes(Report.Root root) {
        List<String> others = new ArrayList<>();
        for (Note note : root.judged().scene().inventory().notes()) {
            if (note.kind().isQuiet()) {
                others.add("- " + Inline.code(note.path()) + ": " + Inline.words(note.message()) + "\n");
            }
        }
        root.judged().scene().plan().ifPresent(plan -> others.addAll(notes(plan)));
        return findings(root, Severity.INFO, NOTE_RANK, others);
    }

    private static List<String> notes(InstallPlan plan) {
        List<String> notes = new ArrayList<>();
        plan.notices().forEach(notice -> notes.add("- " + Inline.words(notice) + "\n"));
        for (PackageVerdict planned : plan.packages()) {
            for (String doubt : planned.doubts()) {
                notes.add("- " + Inline.code(planned.title()) + ": " + Inline.words(doubt) + "\n");
            }
        }
        return notes;
    }

    private static Section findings(Report.Root root, Severity severity, int rank, List<String> others) {
        List<String> items = new ArrayList<>();
        int number = others.size();
        for (Finding finding : root.judged().findings()) {
            if (finding.severity() == severity && finding.isAboutRoot()) {
                items.add("- " + line(finding) + "\n");
                number++;
            }
        }
        for (Groups.Group group : Groups.of(root.judged(), severity)) {
            for (List<Finding> same : group.same()) {
                String owner = group.owner().isPresent() ? Inline.code(group.title()) + ": " : "";
                items.add("- " + owner + path(same) + ": " + line(same.get(0)) + "\n");
                number += same.size();
            }
        }
        items.addAll(others);
        String noun = severity == Severity.WARNING ? "warning" : "note";
        return Section.list(rank, Counted.of(number, noun), items, noun);
    }

    private static String line(Finding finding) {
        String fix = finding.fix().map(f -> "; fix: " + fix(f)).orElse("");
        return Inline.words(finding.message()) + " (" + RuleLink.of(finding.rule()) + ")" + fix;
    }

    static String fix(Fix fix) {
        return fix.isCommand() ? Inline.code(fix.text()) : Inline.words(fix.text());
    }

    private static String path(List<Finding> same) {
        String first = Inline.code(same.get(0).artifact().orElseThrow().path());
        return same.size() == 1 ? first : first + " and " + Counted.of(same.size() - 1L, "more place");
    }

    /** What does not count, and why. */
    static Section known(Report.Root root) {
        return Section.list(
                KNOWN_RANK,
                Counted.of(root.suppressed().size(), "known finding") + " in " + Inline.html(root.title()),
                root.suppressed().stream().map(Bullets::known).toList(),
                "known finding");
    }

    private static String known(Reported reported) {
        Finding finding = reported.finding();
        String about = finding.artifact()
                .map(artifact -> Inline.code(artifact.path()) + ": ")
                .or(() -> finding.planned().map(planned -> Inline.code(planned.title()) + ": "))
                .orElse("");
        String why = reported.suppression().map(Bullets::why).orElse("");
        return "- " + about + Inline.words(finding.message()) + " (" + RuleLink.of(finding.rule()) + "); " + why + "\n";
    }

    private static String why(Suppression suppression) {
        String until = suppression.expires().map(day -> " until " + day).orElse("");
        String reason = suppression.reason().map(r -> ": " + Inline.words(r)).orElse("");
        String by = switch (suppression.kind()) {
            case IGNORED -> "ignored by ";
            case BASELINE -> "in the baseline ";
        };
        return by + Inline.code(suppression.origin()) + until + reason;
    }
}
