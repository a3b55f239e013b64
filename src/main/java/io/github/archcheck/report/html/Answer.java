package io.github.archcheck.report.html;

import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.platform.Target;
import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Judgement;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page says first.
 *
 * @param headline without a full stop
 * @param reasons what belongs to it, in sentences
 * @param doubts what could not be judged, in sentences
 * @param rest what else there is, in sentences
 */
record Answer(Status status, String headline, List<String> reasons, List<String> doubts, List<String> rest) {
    private static final int CAUSES = 3;

    /** How it looks. */
    enum Status {
        BROKEN("broken"),
        UNSURE("unsure"),
        WARNED("slow"),
        FINE("runs");

        private final String look;

        Status(String look) {
            this.look = look;
        }

        /** Class of the style sheet, and name of the symbol. */
        String look() {
            return look;
        }
    }

    Answer {
        reasons = List.copyOf(reasons);
        doubts = List.copyOf(doubts);
        rest = List.copyOf(rest);
    }

    static Answer of(Report report) {
        Counts counts = Counts.of(report);
        String target = Words.target(target(report));
        List<String> reasons = new ArrayList<>();
        if (counts.errors() > 0) {
            causes(report)
                    .limit(CAUSES)
                    .map(f -> Words.sentence("Cause: " + f.message()))
                    .forEach(reasons::add);
            if (counts.isLost()) {
                affected(report).ifPresent(what -> reasons.add(Words.sentence(what + " cannot run either")));
            }
        }
        String headline = headline(report, counts, target);
        if (counts.errors() > 0 && report.roots().size() > 1) {
            long places = report.roots().stream()
                    .filter(root -> root.judged().count(Severity.ERROR) > 0)
                    .count();
            reasons.add(places + " of " + Words.count(report.roots().size(), "place") + " looked at "
                    + (places == 1 ? "has" : "have") + " errors.");
        }
        return new Answer(status(counts), headline, reasons, counts.doubts(), counts.rest());
    }

    /** The one that counts: an interpreter may have decided. */
    static Target target(Report report) {
        return report.roots().size() == 1
                ? report.roots().get(0).judged().scene().target()
                : report.target();
    }

    private static Status status(Counts counts) {
        if (counts.errors() > 0) {
            return Status.BROKEN;
        } else if (counts.isUnsure()) {
            return Status.UNSURE;
        }
        return counts.warnings() > 0 || counts.refused() > 0 ? Status.WARNED : Status.FINE;
    }

    private static String headline(Report report, Counts counts, String target) {
        if (counts.errors() > 0) {
            return broken(report, target);
        } else if (counts.refused() > 0) {
            return "Nothing that counts was found on " + target;
        } else if (counts.isUnsure()) {
            return "Nothing broken was found on " + target + ", but not everything could be judged";
        } else if (counts.warnings() > 0) {
            return (counts.isPlan() ? "Everything can be installed on " : "Nothing is broken on ") + target
                    + ", but there " + Words.are(counts.warnings()) + " " + Words.count(counts.warnings(), "warning");
        }
        return fine(report, counts, target);
    }

    private static Stream<Finding> causes(Report report) {
        return report.roots().stream().flatMap(root -> Trouble.ofRoot(root, Severity.ERROR).stream());
    }

    private static String broken(Report report, String target) {
        boolean isPlan = Counts.isPlan(report);
        if (causes(report).findAny().isPresent()) {
            String what = report.roots().size() == 1 ? noun(report.roots().get(0)) : "Not every place";
            return isPlan
                    ? "What is asked for does not fit " + target
                    : report.roots().size() == 1 ? what + " does not work on " + target : what + " works on " + target;
        }
        return affected(report).orElse("Something") + (isPlan ? " cannot be used on " : " cannot run on ") + target;
    }

    /** Packages and files with errors of their own. */
    private static Optional<String> affected(Report report) {
        long packages = 0;
        long unowned = 0;
        for (Report.Root root : report.roots()) {
            for (Trouble trouble : Trouble.of(root, Severity.ERROR)) {
                packages += trouble.isUnowned() ? 0 : 1;
                unowned += trouble.isUnowned() ? trouble.files() : 0;
            }
        }
        if (packages + unowned == 0) {
            return Optional.empty();
        }
        return Optional.of((packages > 0 ? Words.count(packages, "package") : "")
                + (packages > 0 && unowned > 0 ? " and " : "")
                + (unowned > 0 ? Words.count(unowned, "file") + (packages > 0 ? " without a package" : "") : ""));
    }

    private static String noun(Report.Root root) {
        String kind = root.kind();
        if (kind.equals(EnvironmentKind.ARCHIVE.label())
                || kind.equals(EnvironmentKind.WHEEL.label())
                || kind.equals(EnvironmentKind.FILE.label())
                || kind.equals(EnvironmentKind.FOLDER.label())) {
            return "This " + kind;
        }
        return "This environment";
    }

    private static String fine(Report report, Counts counts, String target) {
        if (counts.isPlan()) {
            boolean anything = report.roots().stream()
                    .flatMap(root -> root.judged().scene().plan().stream())
                    .map(InstallPlan::packages)
                    .flatMap(List::stream)
                    .anyMatch(p -> p.outcome() != Outcome.SKIPPED);
            return anything ? "Everything can be installed on " + target : "Nothing of it is for " + target;
        }
        List<Judgement> judgements = report.roots().stream()
                .flatMap(root -> root.judged().judgements().stream())
                .toList();
        if (judgements.isEmpty()) {
            return "No native code, so nothing that could break on " + target;
        }
        return judgements.stream().allMatch(j -> j.verdict() == Verdict.NOT_USED)
                ? "Nothing here is native code for " + target
                : "Everything here runs on " + target;
    }
}
