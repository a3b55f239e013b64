package io.github.archcheck.verdict.rules;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PackageVerdict;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Nothing that an installer could take, and nothing to build from. */
final class NoUsableWheel implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC501", "no-usable-wheel", Severity.ERROR, "no wheel for the target, and nothing to build from");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Planned.with(scene, Outcome.BLOCKED).map(p -> Planned.finding(INFO, p, message(p)));
    }

    private static String message(PackageVerdict blocked) {
        return "no wheel fits" + blocked.nearest().map(n -> ": " + n).orElse("")
                + blocked.because().map(b -> "; " + b).orElse("");
    }
}
