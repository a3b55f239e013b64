package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Refusal;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.Optional;
import java.util.stream.Stream;

/** Only an arm64e slice. Whether an ordinary process may use it differs by macOS version and is not settled. */
final class Arm64eOnly implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC009",
            "arm64e-only",
            Severity.WARNING,
            "contains only arm64e, whose ABI is reserved for Apple's own programs");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.target().os() == OperatingSystem.MACOS
                ? scene.assessments().stream()
                        .filter(a -> Architectures.onlyArm64e(a.artifact()))
                        .flatMap(a -> finding(scene, a).stream())
                : Stream.empty();
    }

    private static Optional<Finding> finding(Scene scene, Assessment assessment) {
        String message = "contains arm64e only, an ABI that Apple keeps for its own programs";
        Optional<Finding> refused = assessment
                .refusal(Refusal.ARCHITECTURE)
                .map(refusal -> Refused.finding(
                                INFO,
                                scene,
                                assessment,
                                refusal,
                                message + "; not "
                                        + scene.target().architecture().label())
                        .withSeverity(Severity.ERROR));
        return refused.isPresent() || !assessment.works()
                ? refused
                : Optional.of(Finding.about(
                                assessment.artifact(),
                                INFO,
                                Verdict.UNDETERMINED,
                                message + "; this macOS maps it, but whether it then works is not settled")
                        .withFix(scene.advice().replace(assessment.artifact())));
    }
}
