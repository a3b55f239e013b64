package io.github.archcheck.report.html;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.report.Report;
import io.github.archcheck.report.Reported;
import io.github.archcheck.verdict.BrokenImport;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Fix;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with one package, installed or to be installed, or with the files that nobody owns.
 *
 * @param owner empty for the files that nobody owns, and for what is not installed
 * @param planned present for what is to be installed
 * @param same findings that say the same, by rule and message; what an import asks for first
 */
record Trouble(Optional<Distribution> owner, Optional<PackageVerdict> planned, List<List<Finding>> same) {
    private static final Comparator<List<Finding>> MODULES_FIRST = Comparator.comparing(
            same -> same.get(0).artifact().flatMap(Artifact::module).isEmpty());

    /** Who findings are about. */
    private record Subject(Optional<Distribution> owner, Optional<PackageVerdict> planned) {}

    /** What counts in a root: packages with most broken files first, the files that nobody owns last. */
    static List<Trouble> of(Report.Root root, Severity severity) {
        Map<Subject, Map<String, List<Finding>>> bySubject = new LinkedHashMap<>();
        for (Finding finding : root.judged().findings()) {
            if (finding.severity() == severity && !finding.isAboutRoot()) {
                bySubject
                        .computeIfAbsent(
                                new Subject(finding.distribution(), finding.planned()), s -> new LinkedHashMap<>())
                        .computeIfAbsent(finding.rule().id() + " " + finding.message(), key -> new ArrayList<>())
                        .add(finding);
            }
        }
        List<Trouble> troubles = new ArrayList<>();
        bySubject.forEach((subject, same) -> troubles.add(new Trouble(
                subject.owner(),
                subject.planned(),
                same.values().stream().sorted(MODULES_FIRST).toList())));
        troubles.sort(Comparator.comparing(Trouble::isUnowned)
                .thenComparing(Trouble::files, Comparator.reverseOrder())
                .thenComparing(Trouble::name));
        return troubles;
    }

    /** What ails a root as a whole. */
    static List<Finding> ofRoot(Report.Root root, Severity severity) {
        return root.counting().stream()
                .map(Reported::finding)
                .filter(f -> f.severity() == severity && f.isAboutRoot())
                .toList();
    }

    boolean isUnowned() {
        return owner.isEmpty() && planned.isEmpty();
    }

    String name() {
        return planned.map(Words::name).or(() -> owner.map(Distribution::name)).orElse("Files that no package owns");
    }

    Optional<String> version() {
        return planned.map(Words::version)
                .or(() -> owner.flatMap(Distribution::version))
                .filter(version -> !version.isEmpty());
    }

    long files() {
        return same.stream()
                .flatMap(List::stream)
                .flatMap(f -> f.artifact().stream())
                .map(Artifact::path)
                .distinct()
                .count();
    }

    Finding first() {
        return same.get(0).get(0);
    }

    /** All different ones, the most important first. */
    List<Fix> fixes() {
        return same.stream()
                .flatMap(List::stream)
                .flatMap(f -> f.fix().stream())
                .distinct()
                .toList();
    }

    /** What an import loses by these files: what fails wholly first, and what lies higher. */
    List<BrokenImport> imports(Report.Root root) {
        if (planned.isPresent()) {
            return List.of();
        }
        return root.judged().imports().stream()
                .filter(i -> i.because().owner().equals(owner))
                .sorted(Comparator.comparing(BrokenImport::outcome)
                        .thenComparing(
                                i -> i.module().chars().filter(c -> c == '.').count())
                        .thenComparing(BrokenImport::module))
                .toList();
    }
}
