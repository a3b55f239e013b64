package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** The file says that it needs a newer system than the target is. */
final class OsTooOld implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC101", "os-too-old", Severity.WARNING, "built for a newer version of the system");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                        Kind.OS_TOO_OLD,
                        INFO,
                        scene,
                        (s, a, fault) -> Linked.culprit(fault) + fault.fault().explanation())
                .map(finding -> finding.withFix(
                        scene.advice().olderOrNewer(finding.artifact().orElseThrow())));
    }
}
