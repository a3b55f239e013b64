package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.BinaryFormat;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.EnvironmentKind;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.stream.Stream;

/** Native code among sources: it was built elsewhere, and building does not make it anew. */
final class VendoredBinary implements Rule {
    private static final RuleInfo INFO =
            new RuleInfo("AC308", "vendored-binary", Severity.INFO, "native code in a source distribution");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return scene.inventory().environment().kind() == EnvironmentKind.SOURCE
                ? scene.assessments().stream()
                        .map(Assessment::artifact)
                        .filter(artifact -> Machines.format(artifact).isPresent())
                        .map(artifact -> Finding.about(artifact, INFO, Verdict.NOT_USED, message(artifact)))
                : Stream.empty();
    }

    private static String message(Artifact artifact) {
        String format = Machines.format(artifact).map(BinaryFormat::title).orElse("native code");
        String have = Machines.architectures(artifact).isEmpty() ? "" : " for " + Architectures.have(artifact);
        return "comes ready built with the sources: " + format + have;
    }
}
