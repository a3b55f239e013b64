package io.github.archcheck.cli;

import io.github.archcheck.report.Report;
import io.github.archcheck.verdict.PackageVerdict.Outcome;
import io.github.archcheck.verdict.Severity;
import java.util.Optional;

/** What a run ends with. */
final class Outcomes {
    private Outcomes() {}

    /** @param failOn lowest severity that fails the run; empty for none */
    static ExitStatus of(Report report, Optional<Severity> failOn, boolean allowIncomplete) {
        boolean failed = failOn.isPresent()
                && report.roots().stream()
                        .flatMap(root -> root.judged().findings().stream())
                        .anyMatch(finding -> finding.severity().isAtLeast(failOn.get()));
        if (failed) {
            return ExitStatus.FINDINGS;
        }
        boolean incomplete = report.summary().unreadable() > 0
                || report.roots().stream()
                        .flatMap(root -> root.judged().scene().plan().stream())
                        .anyMatch(plan -> plan.count(Outcome.UNKNOWN) > 0);
        return incomplete && !allowIncomplete ? ExitStatus.INCOMPLETE : ExitStatus.CLEAN;
    }
}
