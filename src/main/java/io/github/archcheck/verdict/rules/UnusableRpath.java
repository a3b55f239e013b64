package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A need begins with @rpath/, and no image on the way has a usable LC_RPATH. */
final class UnusableRpath implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC205", "unusable-rpath", Severity.ERROR, "asks for @rpath and nobody has an rpath to look in");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                (s, fault) -> fault.kind() == Kind.NO_RPATH && !Linked.mayBeElsewhere(s, fault),
                INFO,
                scene,
                (s, a, fault) ->
                        "needs " + fault.fault().subject() + ", but nothing that leads to it has a usable LC_RPATH");
    }
}
