package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Certainty;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Linkage.LinkFault;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A needed library is found nowhere. */
final class MissingLibrary implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC201", "missing-library", Severity.ERROR, "needs a library that is not there");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        boolean isPacked = scene.inventory().environment().kind().isPacked();
        return Linked.because(
                        (s, fault) -> fault.kind() == Kind.MISSING_LIBRARY
                                && !Linked.mayBeElsewhere(s, fault)
                                && !HardWiredPrefix.applies(s, fault)
                                && !BuildMachinePath.applies(s, fault),
                        INFO,
                        scene,
                        (s, a, fault) -> message(fault))
                // What it would take from elsewhere is left out already.
                .map(finding -> isPacked ? Linked.asCertain(scene, finding) : finding);
    }

    private static String message(LinkFault fault) {
        String needs = "needs " + fault.fault().subject() + ", ";
        if (!fault.provider().isEmpty()) {
            return needs + "which is not on its search path (there is " + fault.provider() + ")";
        }
        return fault.fault().certainty() == Certainty.CERTAIN
                ? needs + "which is nowhere on its search path"
                : needs + "which is not in the environment; whether the target has it cannot be told from here";
    }
}
