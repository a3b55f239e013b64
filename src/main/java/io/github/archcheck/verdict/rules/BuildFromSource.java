package io.github.archcheck.verdict.rules;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.InstallPlan;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Installers will try to compile it. */
final class BuildFromSource implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC502",
            "build-from-source",
            Severity.WARNING,
            "no wheel for the target; it would be built from source (an error with --only-binary)");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        boolean forbidden = scene.plan().map(InstallPlan::onlyBinary).orElse(false);
        return Planned.with(scene, Outcome.BUILD)
                .map(p -> Planned.finding(
                                INFO,
                                p,
                                "would be built from source"
                                        + p.because().map(b -> ": " + b).orElse("")
                                        + p.nearest()
                                                .map(n -> " (wheels: " + n + ")")
                                                .orElse(""))
                        .withSeverity(forbidden ? Severity.ERROR : Severity.WARNING));
    }
}
