package io.github.archcheck.verdict.rules;

import io.github.archcheck.packaging.ProjectName;
import io.github.archcheck.packaging.knowledge.Hint;
import io.github.archcheck.packaging.knowledge.WheelKnowledge;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Distributions that each work and do not work together, as somebody found out. */
final class KnownConflict implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC506",
            "known-conflict",
            Severity.ERROR,
            "distributions that are known not to work beside each other on the target");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Map<String, String> versions = new HashMap<>();
        scene.inventory()
                .distributions()
                .forEach(d -> d.version().ifPresent(v -> versions.put(ProjectName.normalise(d.name()), v)));
        scene.plan().stream()
                .map(InstallPlan::packages)
                .flatMap(packages -> packages.stream())
                .filter(p -> p.outcome() != Outcome.SKIPPED)
                .forEach(p -> add(versions, p));
        return versions.size() < 2
                ? Stream.empty()
                : WheelKnowledge.builtIn().conflicts(versions, scene.target()).stream()
                        .map(KnownConflict::finding);
    }

    private static void add(Map<String, String> versions, PackageVerdict planned) {
        planned.version().ifPresent(v -> versions.put(ProjectName.normalise(planned.name()), v));
    }

    private static Finding finding(Hint hint) {
        return Finding.aboutRoot(INFO, hint.words() + " (" + hint.source() + ")")
                .withSeverity(hint.certainty().isSure() ? Severity.ERROR : Severity.WARNING);
    }
}
