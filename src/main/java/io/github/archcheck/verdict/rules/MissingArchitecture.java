package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Distribution;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Native code of the right format, without the slice or machine that the process needs. */
final class MissingArchitecture implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC001", "missing-architecture", Severity.ERROR, "native code for another processor than the process has");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        boolean searchGoesOn = scene.target().os() == OperatingSystem.LINUX;
        Set<String> served = scene.assessments().stream()
                .filter(a -> searchGoesOn)
                .filter(Assessment::works)
                .map(MissingArchitecture::name)
                .collect(Collectors.toSet());
        return refused(scene)
                .flatMap(a -> a
                        .refusal(Refusal.ARCHITECTURE)
                        .map(r -> finding(scene, a, r))
                        .map(f -> a.artifact().role() == Role.LIBRARY && served.contains(name(a))
                                ? f.withSeverity(Severity.WARNING).implying(Verdict.UNDETERMINED)
                                : f)
                        .stream());
    }

    /** Loaders of Linux pass over a library for another processor, and take one of the same name further on. */
    private static String name(Assessment assessment) {
        Artifact artifact = assessment.artifact();
        String leaf = artifact.path().substring(artifact.path().lastIndexOf('/') + 1);
        return artifact.owner().map(Distribution::name).orElse("") + "/" + leaf;
    }

    /** Files that nothing but their processor keeps from loading; the interpreter's own are AC002's, if that speaks. */
    static Stream<Assessment> refused(Scene scene) {
        boolean isInterpreterNamed = InterpreterCannotRun.applies(scene);
        return scene.assessments().stream()
                .filter(a -> a.refusal(Refusal.ARCHITECTURE).isPresent())
                .filter(a -> !isInterpreterNamed || a.artifact().role() != Role.INTERPRETER)
                .filter(a -> !Architectures.allDead(a.artifact()) && !Architectures.onlyArm64e(a.artifact()));
    }

    private static Finding finding(Scene scene, Assessment assessment, Answer.Refuses refusal) {
        String message = "contains " + Architectures.have(assessment.artifact()) + ", not "
                + scene.target().architecture().label();
        return Refused.unlessOnPurpose(scene, assessment, Refused.finding(INFO, scene, assessment, refusal, message));
    }
}
