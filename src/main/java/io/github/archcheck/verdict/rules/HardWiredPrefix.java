package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Linkage.LinkFault;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Stream;

/** A needed library is named by an absolute path below the prefix of a package manager. */
final class HardWiredPrefix implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC203", "hard-wired-prefix", Severity.ERROR, "needs a library below a prefix of another kind of machine");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(HardWiredPrefix::applies, INFO, scene, HardWiredPrefix::message)
                .map(finding ->
                        finding.chain().stream().anyMatch(path -> Prefixes.isForAnotherProcessor(path, scene.target()))
                                ? Linked.asCertain(scene, finding)
                                : withBrew(scene, finding));
    }

    private static Finding withBrew(Scene scene, Finding finding) {
        return finding.chain().stream()
                .flatMap(path -> scene.advice().homebrew(path).stream())
                .findFirst()
                .map(finding::withFix)
                .orElse(finding);
    }

    static boolean applies(Scene scene, LinkFault fault) {
        boolean isFound = fault.kind() == Kind.UNUSABLE_LIBRARY;
        return (fault.kind() == Kind.MISSING_LIBRARY || isFound)
                && Prefixes.manager(fault.fault().subject()).isPresent()
                && (!isFound || Prefixes.isForAnotherProcessor(fault.fault().subject(), scene.target()))
                && !BuildMachinePath.isOwn(scene, fault.fault().subject());
    }

    private static String message(Scene scene, Assessment assessment, LinkFault fault) {
        String subject = fault.fault().subject();
        String whose =
                " by its absolute path, that of " + Prefixes.manager(subject).orElse("");
        return Prefixes.isForAnotherProcessor(subject, scene.target())
                ? "needs " + subject + whose + ": nothing for "
                        + scene.target().architecture().label() + " lies there"
                : "needs " + subject + whose;
    }
}
