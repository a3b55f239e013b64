package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Linkage.LinkFault;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A needed library lies off the search path, in a package that is sure to be there. */
final class NeedsPreload implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC206", "needs-preload", Severity.WARNING, "works only when another package has loaded a library before");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(Kind.NEEDS_PRELOAD, INFO, scene, (s, a, fault) -> message(fault))
                .filter(finding -> finding.artifact()
                        .filter(artifact -> scene.needed().contains(artifact))
                        .isPresent());
    }

    private static String message(LinkFault fault) {
        String what = fault.fault().kind() == Kind.UNDEFINED_SYMBOL ? "uses " : "needs ";
        return what + fault.fault().subject() + ", which only " + fault.provider()
                + " has: something must have loaded that before";
    }
}
