package io.github.archcheck.report.html;

import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.report.Suppression;
import io.github.archcheck.verdict.DistributionVerdict;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Numbers that the answer is made of, over all roots.
 *
 * @param refused native files that cannot run although no error says so: it is known, left out, or a warning
 * @param undetermined native files of which nobody can tell
 * @param unknown packages to be installed of which nobody can tell
 * @param fine packages without anything against them
 * @param translated packages that run translated
 * @param ignored findings that the configuration leaves out
 * @param baseline findings that were there before
 * @param isPlan whether the question is what is to be installed
 * @param isLost whether a root as a whole does not work, so that nothing in it is fine
 */
record Counts(
        long errors,
        long warnings,
        long unreadable,
        long refused,
        long undetermined,
        long unknown,
        long fine,
        long translated,
        long ignored,
        long baseline,
        boolean isPlan,
        boolean isLost) {

    static Counts of(Report report) {
        Report.Summary summary = report.summary();
        boolean isPlan = isPlan(report);
        return new Counts(
                summary.errors(),
                summary.warnings(),
                summary.unreadable(),
                summary.errors() > 0 ? 0 : files(report, Verdict.CANNOT_RUN),
                files(report, Verdict.UNDETERMINED),
                report.roots().stream()
                        .flatMap(root -> root.judged().scene().plan().stream())
                        .mapToLong(plan -> plan.count(Outcome.UNKNOWN))
                        .sum(),
                isPlan ? usable(report) : fine(report),
                packages(report, Verdict.RUNS_TRANSLATED),
                suppressed(report, Suppression.Kind.IGNORED),
                suppressed(report, Suppression.Kind.BASELINE),
                isPlan,
                report.roots().stream()
                        .anyMatch(root -> !Trouble.ofRoot(root, Severity.ERROR).isEmpty()));
    }

    static boolean isPlan(Report report) {
        return !report.roots().isEmpty()
                && report.roots().stream()
                        .allMatch(root -> root.judged().scene().plan().isPresent());
    }

    private static long files(Report report, Verdict verdict) {
        return report.roots().stream()
                .flatMap(root -> root.judged().judgements().stream())
                .filter(j -> j.verdict() == verdict)
                .count();
    }

    private static long packages(Report report, Verdict verdict) {
        return report.roots().stream()
                .flatMap(root -> root.judged().distributions().stream())
                .map(DistributionVerdict::verdict)
                .filter(verdict::equals)
                .count();
    }

    private static long fine(Report report) {
        return report.roots().stream()
                .flatMap(root -> Tile.of(root).stream())
                .filter(t -> !t.isUnowned())
                .filter(t -> t.standing() == Standing.RUNS || t.standing() == Standing.UNUSED)
                .count();
    }

    private static long usable(Report report) {
        return report.roots().stream()
                .flatMap(root -> root.judged().scene().plan().stream())
                .mapToLong(InstallPlan::usable)
                .sum();
    }

    private static long suppressed(Report report, Suppression.Kind kind) {
        return report.roots().stream()
                .flatMap(root -> root.suppressed().stream())
                .flatMap((Reported r) -> r.suppression().stream())
                .filter(s -> s.kind() == kind)
                .count();
    }

    boolean isUnsure() {
        return unreadable > 0 || undetermined > 0 || unknown > 0;
    }

    /** What could not be judged, in sentences. */
    List<String> doubts() {
        List<String> doubts = new ArrayList<>();
        if (unreadable > 0) {
            doubts.add(Words.count(unreadable, "path") + " could not be read, so this report is incomplete.");
        }
        if (undetermined > 0) {
            doubts.add("archcheck could not tell about " + Words.count(undetermined, "file") + ".");
        }
        if (unknown > 0) {
            doubts.add("Of " + Words.count(unknown, "package") + " nothing at hand tells which files there are.");
        }
        return doubts;
    }

    /** What else there is, in sentences. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        if (refused > 0) {
            rest.add(Words.count(refused, "native file")
                    + " cannot run here; that is known, left out, or only a warning.");
        }
        if (errors > 0 && warnings > 0) {
            rest.add("There " + Words.are(warnings) + " also " + Words.count(warnings, "warning") + ".");
        }
        if (translated > 0) {
            rest.add(Words.count(translated, "package") + (translated == 1 ? " runs" : " run")
                    + " only translated by Rosetta 2.");
        }
        if (fine > 0 && !isLost) {
            rest.add(fineWords());
        }
        if (ignored + baseline > 0) {
            rest.add(Words.count(ignored + baseline, "known finding") + (ignored + baseline == 1 ? " does" : " do")
                    + " not count: " + ignored + " ignored, " + baseline + " in the baseline.");
        }
        return rest;
    }

    private String fineWords() {
        String what =
                errors > 0 ? fine == 1 ? " other package" : " other packages" : fine == 1 ? " package" : " packages";
        return String.format(Locale.ROOT, "%,d", fine)
                + what
                + (isPlan ? fine == 1 ? " fits" : " fit" : " " + Words.are(fine) + " fine")
                + (unreadable > 0 ? " in what could be read." : ".");
    }
}
