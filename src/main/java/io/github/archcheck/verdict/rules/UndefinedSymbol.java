package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A symbol that is bound when the file is loaded is found nowhere. The first of a file stands for all: its loader stops there. */
final class UndefinedSymbol implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC207", "undefined-symbol", Severity.ERROR, "uses a symbol that nothing it loads has");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Set<String> told = new HashSet<>();
        return Linked.because(
                        (s, fault) -> fault.kind() == Kind.UNDEFINED_SYMBOL && !Linked.mayBeElsewhere(s, fault),
                        INFO,
                        scene,
                        (s, a, fault) -> Linked.culprit(fault) + fault.fault().explanation())
                .filter(finding ->
                        told.add(finding.artifact().map(Artifact::path).orElse("")));
    }
}
