package io.github.archcheck.verdict.rules;

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
                .filter(a -> Architectures.allDead(a.artifact()))
                .flatMap(a -> a
                        .refusal()
                        .map(refusal -> Refused.finding(
                                INFO,
                                scene,
                                a,
                                refusal,
                                "contains " + Architectures.have(a.artifact())
                                        + ", which no macOS since 10.15 runs, with or without Rosetta 2"))
                        .stream());
    }
}
