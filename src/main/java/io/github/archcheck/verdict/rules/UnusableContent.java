package io.github.archcheck.verdict.rules;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.stream.Stream;

/** Installers would take the wheel, and what is inside cannot run. */
final class UnusableContent implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC505", "unusable-content", Severity.ERROR, "the wheel's tags fit the target and its native files do not");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.plan().map(InstallPlan::packages).stream()
                .flatMap(packages -> packages.stream())
                .filter(p -> p.content().filter(Verdict.CANNOT_RUN::equals).isPresent())
                .map(p -> Planned.finding(
                        INFO,
                        p,
                        p.file().orElse(p.source()) + " can be installed and not be used: "
                                + String.join("; ", p.problems())));
    }
}
