package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Answer;
import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Linkage.LinkFault;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A needed library is found, and the loader does not take it. That an rpath which cannot be seen from here might lead to
 * another one does not mend the environment. */
final class UnusableLibrary implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC202", "unusable-library", Severity.ERROR, "needs a library that is there and cannot be loaded");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(
                        (s, fault) -> fault.kind() == Kind.UNUSABLE_LIBRARY && !HardWiredPrefix.applies(s, fault),
                        INFO,
                        scene,
                        (s, a, fault) -> message(fault))
                .map(finding -> Linked.asCertain(scene, finding));
    }

    private static String message(LinkFault fault) {
        String culprit = fault.chain().get(fault.chain().size() - 1);
        String needs = "needs " + fault.fault().subject() + ", which ";
        String at = culprit.equals(fault.fault().subject()) ? "" : " (" + culprit + ")";
        return needs + why(fault) + at;
    }

    private static String why(LinkFault fault) {
        boolean otherMachine = fault.fault()
                .refusal()
                .map(Answer.Refuses::reason)
                .filter(Refusal.ARCHITECTURE::equals)
                .isPresent();
        if (otherMachine) {
            return fault.culprit()
                    .map(artifact -> "is " + Architectures.have(artifact) + " only")
                    .orElse("is for another processor");
        }
        String explanation =
                fault.fault().refusal().map(Answer.Refuses::explanation).orElse("");
        return "cannot be loaded" + (explanation.isEmpty() ? "" : ": " + explanation);
    }
}
