package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** Thread-local storage of the static kind, in a library that is loaded late. */
final class StaticTls implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC108", "static-tls", Severity.WARNING, "thread-local storage that may find no room");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                Kind.STATIC_TLS,
                INFO,
                scene,
                (s, a, fault) -> Linked.culprit(fault) + fault.fault().explanation());
    }
}
