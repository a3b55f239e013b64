package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.loader.Refusal;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
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
                (assessment, refusal) -> "is built for " + platforms(scene, assessment.artifact()) + ", not for "
                        + scene.target().os().title());
    }

    /** Of the images that the process would take by their processor. */
    private static String platforms(Scene scene, Artifact artifact) {
        String platforms = Machines.images(artifact).stream()
                .filter(image -> Machines.family(image.architecture())
                        == Machines.family(scene.target().architecture()))
                .flatMap(image -> image.platform().stream())
                .distinct()
                .collect(Collectors.joining(" and "));
        return platforms.isEmpty() ? "another platform" : platforms;
    }
}
