package io.github.archcheck.verdict.rules;

import io.github.archcheck.loader.Load.Kind;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Linkage.LinkFault;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.TargetSystem;
import java.util.stream.Stream;

/** A needed library is named by a path that only the machine had where the file was built. */
final class BuildMachinePath implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC204", "build-machine-path", Severity.ERROR, "needs a library on the machine where it was built");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Linked.because(BuildMachinePath::applies, INFO, scene, (s, a, fault) -> message(fault))
                .map(finding -> finding.chain().stream().anyMatch(Prefixes::isHostedBuild)
                        ? Linked.asCertain(scene, finding)
                        : finding);
    }

    static boolean applies(Scene scene, LinkFault fault) {
        return fault.kind() == Kind.MISSING_LIBRARY
                && Prefixes.isBuilders(fault.fault().subject())
                && !isOwn(scene, fault.fault().subject());
    }

    /** Whether a path lies in what is scanned. */
    static boolean isOwn(Scene scene, String path) {
        return scene.system()
                .map(TargetSystem::paths)
                .map(paths -> paths.apply(scene.inventory().environment().root()))
                .filter(root -> path.equals(root) || path.startsWith(root + "/"))
                .isPresent();
    }

    private static String message(LinkFault fault) {
        return "needs " + fault.fault().subject() + ", a path of the machine where it was built";
    }
}
