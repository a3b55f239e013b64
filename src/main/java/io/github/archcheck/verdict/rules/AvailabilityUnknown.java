package io.github.archcheck.verdict.rules;

import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** What is given does not tell which files there are. */
final class AvailabilityUnknown implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC504", "availability-unknown", Severity.WARNING, "nothing at hand tells which files there are for it");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Planned.with(scene, Outcome.UNKNOWN)
                .map(p -> Planned.finding(INFO, p, p.because().orElse("nothing tells which files there are for it")));
    }
}
