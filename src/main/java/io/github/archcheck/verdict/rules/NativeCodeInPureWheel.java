package io.github.archcheck.verdict.rules;

import io.github.archcheck.inventory.Artifact;
import io.github.archcheck.inventory.Role;
import io.github.archcheck.platform.OperatingSystem;
import io.github.archcheck.verdict.Assessment;
import io.github.archcheck.verdict.Carried;
import io.github.archcheck.verdict.Finding;
import io.github.archcheck.verdict.Machines;
import io.github.archcheck.verdict.Rule;
import io.github.archcheck.verdict.RuleInfo;
import io.github.archcheck.verdict.Scene;
import io.github.archcheck.verdict.Severity;
import io.github.archcheck.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A distribution for any machine carries extension modules, or programs and libraries for one system only. What is carried
 * for several systems is there on purpose, and so are launchers and libraries for Windows, which only it asks for, and what lies in a folder named for its system. Nothing
 * is added where a file is refused: that says it.
 */
final class NativeCodeInPureWheel implements Rule {
    private static final RuleInfo INFO = new RuleInfo(
            "AC304",
            "native-code-in-pure-wheel",
            Severity.WARNING,
            "a wheel for any machine carries native code that runs on one kind only");

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Stream<Finding> judge(Scene scene) {
        Set<Artifact> refused = scene.assessments().stream()
                .filter(assessment -> assessment.refusal().isPresent())
                .map(Assessment::artifact)
                .collect(Collectors.toSet());
        return Carried.in(scene).stream()
                .filter(carried -> carried.promise().isPure())
                .flatMap(carried -> finding(scene, carried, refused).stream());
    }

    /** Those of a distribution that contradict its tag; none when nothing does. */
    static List<Artifact> contradicting(Scene scene, Carried carried) {
        if (!carried.promise().isPure()) {
            return List.of();
        }
        List<Artifact> candidates = carried.files().stream()
                .filter(artifact -> counts(scene, artifact))
                .toList();
        List<Artifact> modules = candidates.stream()
                .filter(artifact -> scene.needed().isProvenModule(artifact))
                .toList();
        if (!modules.isEmpty()) {
            return modules;
        }
        boolean isForOne = carried.files().stream()
                        .map(NativeCodeInPureWheel::systems)
                        .flatMap(Optional::stream)
                        .distinct()
                        .count()
                == 1;
        return isForOne
                ? candidates.stream()
                        .filter(artifact -> !carried.isNamedForItsSystem(artifact))
                        .toList()
                : List.of();
    }

    /** What belongs to Windows is asked for by nobody else. */
    private static boolean counts(Scene scene, Artifact artifact) {
        return systems(artifact)
                .filter(os -> os != OperatingSystem.WINDOWS
                        || (scene.target().os() == os && scene.needed().isProvenModule(artifact)))
                .isPresent();
    }

    private static Optional<OperatingSystem> systems(Artifact artifact) {
        return Machines.format(artifact).flatMap(Machines::systemOf);
    }

    private static Optional<Finding> finding(Scene scene, Carried carried, Set<Artifact> refused) {
        List<Artifact> contradicting = contradicting(scene, carried).stream()
                .filter(artifact -> !refused.contains(artifact))
                .toList();
        if (contradicting.isEmpty()) {
            return Optional.empty();
        }
        Artifact first = contradicting.get(0);
        OperatingSystem os = systems(first).orElseThrow();
        String never = scene.target().os() == os
                ? ""
                : ", which " + scene.target().os().title() + " never loads";
        Finding finding = Finding.about(
                first,
                INFO,
                "is " + what(scene, first) + " for " + os.title() + " on " + Architectures.have(first) + never
                        + ", though its wheel promises to run on any machine (" + tags(carried) + ")"
                        + More.files(contradicting.size() - 1, carried.distribution()));
        return Optional.of(isMissed(scene, first) ? asError(scene, finding, first) : finding);
    }

    /** A module that an import asks for, by a name that this system tries; nothing stands beside it that would do. */
    private static boolean isMissed(Scene scene, Artifact artifact) {
        boolean isForeign = Machines.isForeign(artifact, scene.target().os());
        return isForeign
                && scene.target().os() != OperatingSystem.WINDOWS
                && scene.needed().isProvenModule(artifact)
                && !artifact.hasPythonTwin()
                && scene.needed().contains(artifact);
    }

    private static Finding asError(Scene scene, Finding finding, Artifact artifact) {
        return finding.withSeverity(Severity.ERROR)
                .implying(Verdict.CANNOT_RUN)
                .withFix(scene.advice().replace(artifact));
    }

    private static String what(Scene scene, Artifact artifact) {
        if (scene.needed().isProvenModule(artifact)) {
            return "an extension module";
        }
        return artifact.role() == Role.PROGRAM ? "a program" : "a library";
    }

    private static String tags(Carried carried) {
        return carried.promise().tags().stream().limit(2).collect(Collectors.joining(", "));
    }
}
