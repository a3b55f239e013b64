package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** An executable stack is demanded that the loader does not grant. */
final class ExecutableStack implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC404", "executable-stack", Severity.ERROR, "demands an executable stack, which the loader refuses");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                Kind.EXECUTABLE_STACK,
                INFO,
                scene,
                (s, a, fault) -> Linked.culprit(fault) + fault.fault().explanation());
    }
}
