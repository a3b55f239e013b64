package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** 32-bit Intel and PowerPC code, which no macOS that archcheck judges for runs, translated or not. */
final class DeadArchitecture implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC007", "dead-architecture", Severity.ERROR, "i386 or PowerPC code, which no current macOS runs");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.assessments().stream()
                .filter(a -> Architectures.allDead(a.artifact())
                        && a.refusal(Refusal.FORMAT).isEmpty())
                .flatMap(a -> a
                        .refusal()
                        .map(refusal ->
                                Refused.unlessOnPurpose(scene, a, Refused.finding(INFO, scene, a, refusal, message(a))))
                        .stream());
    }

    private static String message(Assessment assessment) {
        return "contains " + Architectures.have(assessment.artifact())
                + ", which no macOS since 10.15 runs, with or without Rosetta 2";
    }
}
