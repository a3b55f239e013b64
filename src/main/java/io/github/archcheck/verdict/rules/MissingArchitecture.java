package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Role;
import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import io.github.archcheck.verdict.Verdict;
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
        return scene.assessments().stream()
                .filter(a -> a.artifact().role() != Role.INTERPRETER)
                .filter(a -> !Architectures.allDead(a.artifact()) && !Architectures.onlyArm64e(a.artifact()))
                .flatMap(a -> a.refusal(Refusal.ARCHITECTURE).map(r -> finding(scene, a, r)).stream());
    }

    private static Finding finding(Scene scene, Assessment assessment, Answer.Refuses refusal) {
        String message = "contains " + Architectures.have(assessment.artifact()) + ", not "
                + scene.target().architecture().label();
        Finding finding = Refused.finding(INFO, scene, assessment, refusal, message);
        return MayBeOnPurpose.test(scene, assessment)
                ? finding.withSeverity(Severity.WARNING).implying(Verdict.UNDETERMINED)
                : finding;
    }

    /** Files whose loading process we do not know: a helper program deep in a package, an add-on of another run time. */
    private static final class MayBeOnPurpose {
        private MayBeOnPurpose() {}

        static boolean test(Scene scene, Assessment assessment) {
            String path = assessment.artifact().path();
            boolean otherRuntime = path.endsWith(".node") || path.endsWith(".jnilib");
            boolean helper = assessment.use() == Use.STARTED
                    && !path.matches("(bin|Scripts)/[^/]+")
                    && assessment
                            .artifact()
                            .owner()
                            .filter(scene.working()::contains)
                            .isPresent();
            return otherRuntime || helper;
        }
    }
}
