package io.github.archcheck.verdict.rules;

import io.github.archcheck.binary.Image;
import io.github.archcheck.inspect.Inspection;
import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Right format and processor, but built for a relative of the target system, such as the iOS simulator. */
final class WrongPlatform implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC008",
            "wrong-platform",
            Severity.ERROR,
            "built for iOS, a simulator, Mac Catalyst or another relative of the target system");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        return Refused.because(
                Refusal.PLATFORM,
                INFO,
                scene,
                (assessment, refusal) -> "is built for " + platforms(assessment.artifact()) + ", not for "
                        + scene.target().os().label());
    }

    private static String platforms(Artifact artifact) {
        String platforms = artifact.inspection() instanceof Inspection.Parsed parsed
                ? parsed.binary().images().stream()
                        .map(Image::platform)
                        .flatMap(p -> p.stream())
                        .distinct()
                        .collect(Collectors.joining(" and "))
                : "";
        return platforms.isEmpty() ? "another platform" : platforms;
    }
}
