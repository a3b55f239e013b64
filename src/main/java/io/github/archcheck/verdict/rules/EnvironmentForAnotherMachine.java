package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Two or more packages are wrong, and no package with native code is right: they were installed by, or for, another
 * machine. Says once what would otherwise be said per package.
 */
final class EnvironmentForAnotherMachine implements Rule {
    private static final int FEWEST_PACKAGES = 2;
    private static final RuleInfo INFO = new RuleInfo(
            "AC003",
            "environment-for-another-machine",
            Severity.ERROR,
            "all packages with native code are built for another machine");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        if (InterpreterCannotRun.applies(scene)) {
            return Stream.empty();
        }
        Set<Distribution> wrong = new LinkedHashSet<>();
        Set<String> architectures = new LinkedHashSet<>();
        for (Assessment assessment : scene.assessments()) {
            boolean elsewhere = assessment.use() == Use.NEVER_TRIED
                    || assessment.refusal(Refusal.ARCHITECTURE).isPresent()
                    || (assessment.use() == Use.OPENED
                            && assessment.refusal(Refusal.FORMAT).isPresent());
            if (elsewhere && assessment.artifact().role() != Role.INTERPRETER) {
                assessment.artifact().owner().ifPresent(wrong::add);
                Architectures.of(assessment.artifact()).forEach(a -> architectures.add(a.label()));
            }
        }
        architectures.remove(scene.target().architecture().label());
        if (wrong.size() < FEWEST_PACKAGES || !scene.working().isEmpty() || architectures.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(Finding.aboutRoot(
                        INFO,
                        "all " + wrong.size() + " packages with native code are built for "
                                + String.join(", ", architectures) + ", not for "
                                + scene.target().architecture().label() + " on "
                                + scene.target().os().title())
                .withFix(scene.advice().rebuildEnvironment()));
    }
}
