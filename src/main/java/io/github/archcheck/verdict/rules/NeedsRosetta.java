package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.dyld.Rosetta;
import io.github.archcheck.platform.Architecture.Known;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Use;
import io.github.archcheck.verdict.Verdict;
import java.util.stream.Stream;

/** An x86_64-only program beside a native Python: a process of its own, so Rosetta 2 translates it. */
final class NeedsRosetta implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC005",
            "needs-rosetta",
            Severity.WARNING,
            "an x86_64-only program that runs only while there is a Rosetta 2");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        boolean nativeProcess =
                scene.target().os() == OperatingSystem.MACOS && scene.target().architecture() == Known.ARM64;
        return nativeProcess
                ? scene.assessments().stream()
                        .filter(NeedsRosetta::isTranslated)
                        .map(a -> finding(scene, a))
                : Stream.empty();
    }

    private static boolean isTranslated(Assessment assessment) {
        return assessment.use() == Use.STARTED
                && assessment
                        .chosen()
                        .filter(image -> image.architecture() == Known.X86_64)
                        .isPresent();
    }

    private static Finding finding(Scene scene, Assessment assessment) {
        return Finding.about(
                        assessment.artifact(),
                        INFO,
                        Verdict.RUNS_TRANSLATED,
                        "contains " + Architectures.have(assessment.artifact())
                                + ", so it runs translated by Rosetta 2, and not at all from macOS "
                                + (Rosetta.lastMajor() + 1))
                .withFix(scene.advice().replace(assessment.artifact()));
    }
}
