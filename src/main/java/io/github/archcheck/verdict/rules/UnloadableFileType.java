package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Native code of a type that the loader does not take, such as an object file named like an extension module. */
final class UnloadableFileType implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC013",
            "unloadable-file-type",
            Severity.ERROR,
            "an object file, a program or the like where a library is expected");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.assessments().stream()
                .flatMap(a -> a.refusal(Refusal.FILE_TYPE).map(refusal -> finding(scene, a, refusal)).stream());
    }

    private static Finding finding(Scene scene, Assessment assessment, Answer.Refuses refusal) {
        Finding finding = Refused.finding(
                INFO,
                scene,
                assessment,
                refusal,
                "is of type " + types(assessment.artifact()) + ", which the loader does not take");
        return assessment.artifact().role() == Role.EXTENSION
                ? finding
                : finding.withSeverity(Severity.WARNING).implying(Verdict.UNDETERMINED);
    }

    private static String types(Artifact artifact) {
        String types = Machines.images(artifact).stream()
                .map(image -> image.type().label())
                .distinct()
                .collect(Collectors.joining(" and "));
        return types.isEmpty() ? "archive" : types;
    }
}
